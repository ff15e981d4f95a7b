/** A code's page: where it stands, when it is valid, its notes, 7th characters and what is below it. */
import { ArrowLeft, Check, Copy, Printer, Star, X } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'
import type { CodeRecord } from '../../../platform/messages.ts'
import { refOf } from '../../../platform/refs.ts'
import { useApp } from '../../state/app.tsx'
import { copyLine } from '../../view/copy.ts'
import { needsSeventh, placeName, validityLine } from '../../view/record.ts'
import { IconButton } from '../controls.tsx'
import { Axes } from './Axes.tsx'
import { Citations } from './Citations.tsx'
import { Crosswalks, Siblings } from './Crosswalks.tsx'
import { Flags, Replacements } from './Flags.tsx'
import { Notes } from './Notes.tsx'
import { Children, Seventh } from './Parts.tsx'

export function Record({ record }: { record: CodeRecord }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    box.current?.scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [record])
  return (
    <section
      class="record"
      data-testid="record"
      data-system={record.system}
      data-code={record.code}
      aria-labelledby="record-code"
      ref={box}
    >
      <RecordTools record={record} />
      <Path record={record} />
      {record.system === 'ICD-10-CM' ? null : <p class="record-system">{record.system}</p>}
      <h2 class="record-code" id="record-code" tabIndex={-1} ref={heading}>
        {record.code}
      </h2>
      <p class="record-title">{record.title || 'Title not bundled'}</p>
      <Facts record={record} />
      <Replacements record={record} />
      {needsSeventh(record) ? <Seventh record={record} /> : null}
      <Axes record={record} />
      <Notes record={record} />
      <Children record={record} />
      <Siblings record={record} />
      <Flags record={record} />
      <Citations record={record} />
      <Crosswalks record={record} />
    </section>
  )
}

function RecordTools({ record }: { record: CodeRecord }) {
  const app = useApp()
  const { lookup, chart } = app
  const { code } = record
  const ref = refOf(record)
  const starred = lookup.favourites.value.includes(ref)
  const accepted = chart.decisions.value.accepted.includes(ref)
  return (
    <div class="record-tools">
      <IconButton
        icon={ArrowLeft}
        label={lookup.canGoBack.value ? 'Back to the code before' : 'Back to the list'}
        hint="Esc"
        onClick={() => lookup.back()}
      />
      <span class="space" />
      {chart.reading.value && record.billable ? (
        <IconButton
          icon={Check}
          class="accept"
          label={accepted ? `Take back ${code}` : `Accept ${code}`}
          hint="A"
          aria-pressed={accepted}
          onClick={() => chart.decide(ref, accepted ? 'undo' : 'accept')}
        />
      ) : null}
      <IconButton
        icon={Star}
        class="star"
        label={starred ? `Remove ${code} from favourites` : `Add ${code} to favourites`}
        hint="F"
        aria-pressed={starred}
        onClick={() => lookup.toggleFavourite(ref)}
      />
      <IconButton icon={Copy} label={`Copy ${code}`} hint="C" onClick={() => app.copy(copyLine(record), code)} />
      <IconButton icon={Printer} label="Print this record" onClick={() => window.print()} />
      <IconButton icon={X} label="Close the record" onClick={() => lookup.close()} />
    </div>
  )
}

function Path({ record }: { record: CodeRecord }) {
  const { lookup } = useApp()
  return (
    <nav aria-label="Place in the classification">
      <ol class="path">
        {record.path.map(({ code, title }) => (
          <li key={code}>
            <button type="button" class="path-step" onClick={() => lookup.openIn(record, code)}>
              <span class="path-code">{placeName(code)}</span> {title}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Facts({ record }: { record: CodeRecord }) {
  return (
    <ul class="facts" aria-label="Validity">
      <li class={record.billable ? 'good' : 'plain'}>
        {record.billable ? 'Billable' : needsSeventh(record) ? 'Needs a 7th character' : 'Not billable: a header'}
      </li>
      {record.valid ? null : <li class="bad">Not valid on this date of service</li>}
      {record.titleStatus === 'short' ? <li class="plain">Official short title</li> : null}
      {record.validity.length > 0 ? <li class="plain">{validityLine(record.validity)}</li> : null}
    </ul>
  )
}
