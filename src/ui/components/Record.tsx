/** A code's page: where it stands, when it is valid, its notes, 7th characters and what is below it. */
import { ArrowLeft, Check, Copy, Star, X } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'
import type { CodeRecord } from '../../platform/messages.ts'
import { useApp } from '../state/app.tsx'
import { copyLine } from '../view/copy.ts'
import {
  completeCode,
  groupNotes,
  hasRecord,
  linkCodes,
  needsSeventh,
  placeName,
  validityLine,
} from '../view/record.ts'
import { IconButton } from './controls.tsx'

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
      <h2 class="record-code" id="record-code" tabIndex={-1} ref={heading}>
        {record.code}
      </h2>
      <p class="record-title">{record.title || 'Title not bundled'}</p>
      <Facts record={record} />
      {needsSeventh(record) ? <Seventh record={record} /> : null}
      <Notes record={record} />
      {needsSeventh(record) ? null : <Seventh record={record} />}
      <Children record={record} />
    </section>
  )
}

function RecordTools({ record }: { record: CodeRecord }) {
  const app = useApp()
  const { lookup, chart } = app
  const { code, title } = record
  const starred = lookup.favourites.value.includes(code)
  const accepted = chart.decisions.value.accepted.includes(code)
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
          onClick={() => chart.decide(code, accepted ? 'undo' : 'accept')}
        />
      ) : null}
      <IconButton
        icon={Star}
        class="star"
        label={starred ? `Remove ${code} from favourites` : `Add ${code} to favourites`}
        hint="F"
        aria-pressed={starred}
        onClick={() => lookup.toggleFavourite(code)}
      />
      <IconButton
        icon={Copy}
        label={`Copy ${code}`}
        hint="C"
        onClick={() => app.copy(copyLine({ code, title }), code)}
      />
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
            {hasRecord(code) ? (
              <button type="button" class="path-step" onClick={() => lookup.openRecord(code)}>
                <span class="path-code">{code}</span> {title}
              </button>
            ) : (
              <span class="path-step">
                <span class="path-code">{placeName(code)}</span> {title}
              </span>
            )}
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
      <li class="plain">{validityLine(record.validity)}</li>
    </ul>
  )
}

/** A note's text; the codes that it names open their records. */
function NoteText({ text }: { text: string }) {
  const { lookup } = useApp()
  return (
    <>
      {linkCodes(text).map((run, place) =>
        run.code ? (
          <button key={place} type="button" class="code-link" onClick={() => lookup.openRecord(run.code!)}>
            {run.text}
          </button>
        ) : (
          run.text
        ),
      )}
    </>
  )
}

function Notes({ record }: { record: CodeRecord }) {
  const releases = [...new Set(record.notes.map((note) => note.release))]
  return (
    <>
      {groupNotes(record).map((group) => (
        <section key={group.kind} class={`note-group ${group.kind}`}>
          <h3>{group.label}</h3>
          {group.places.map(({ from, own, notes }) => (
            <div key={from} class="note-place">
              {own ? null : <p class="note-from">at {placeName(from)}</p>}
              <ul>
                {notes.map((note, place) => (
                  <li key={`${place}-${note.text}`} class={note.item ? 'item' : ''}>
                    <NoteText text={note.text} />
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
      {releases.length > 0 ? <p class="muted release">Notes of the Tabular List, {releases.join(', ')}</p> : null}
    </>
  )
}

function Seventh({ record }: { record: CodeRecord }) {
  const { lookup } = useApp()
  const characters = Object.entries(record.seventhCharacters)
  if (characters.length === 0) return null
  return (
    <section class="note-group">
      <h3>{needsSeventh(record) ? 'Choose the 7th character' : '7th character'}</h3>
      <ul class="plain-list">
        {characters.map(([character, meaning]) => (
          <li key={character} class="row">
            {needsSeventh(record) ? (
              <button
                type="button"
                class="code small"
                onClick={() => lookup.openRecord(completeCode(record.code, character))}
              >
                {completeCode(record.code, character)}
              </button>
            ) : (
              <span class="code small">{character}</span>
            )}
            <span class="row-title">{meaning}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Children({ record }: { record: CodeRecord }) {
  const { lookup } = useApp()
  if (record.children.length === 0 || (needsSeventh(record) && record.children.every((c) => c.billable))) return null
  return (
    <section class="note-group">
      <h3>
        Below {record.code} <span class="count">{record.children.length}</span>
      </h3>
      <ul class="plain-list">
        {record.children.map(({ code, title, billable }) => (
          <li key={code} class="row">
            <button
              type="button"
              class={`code small ${billable ? '' : 'header-code'}`}
              onClick={() => lookup.openRecord(code)}
            >
              {code}
            </button>
            <span class="row-title">{title}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
