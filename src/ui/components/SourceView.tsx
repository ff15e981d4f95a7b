/** The text that was read, part by part, exactly as it stands in the page, with the evidence marked. */
import { useSignal } from '@preact/signals'
import { Crosshair, KeyRound } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'
import type { SourcePart } from '../../platform/messages.ts'
import { useApp } from '../state/app.tsx'
import { mergeRanges, runsOf } from '../view/source.ts'
import { Button } from './controls.tsx'

/** A region that scrolls has to be reachable without a mouse. */
const SCROLLS = { tabIndex: 0 }

export function SourceView() {
  const { chart, screen } = useApp()
  const box = useRef<HTMLElement>(null)
  const reading = chart.reading.value
  const focus = chart.focus.value
  useEffect(() => {
    if (focus) box.current?.querySelector('mark.focus')?.scrollIntoView({ block: 'center' })
  }, [focus])
  const evidence = mergeRanges(reading?.analysis.suggestions.flatMap((s) => s.evidence) ?? [])
  return (
    <section class="source" aria-label="Text that was read" ref={box} {...SCROLLS}>
      <p class="source-tools">
        <AllowAlways />
        <Button
          icon={Crosshair}
          class="bare"
          data-testid="pick-region"
          title="Point at the note in the chart: on this site, that region is read from then on"
          onClick={async () => (await chart.pickRegion()) && screen === 'popup' && window.close()}
        >
          Always read a region here…
        </Button>
      </p>
      {reading && reading.parts.length > 0 ? (
        reading.parts.map((part, place) => (
          <Part
            key={part.start}
            part={part}
            text={reading.text}
            evidence={evidence}
            leftOut={reading.notes.some((note) => !note.chosen && note.parts.includes(place))}
          />
        ))
      ) : (
        <p class="muted">Nothing was read. Select the note in the chart and read again, or paste its text below.</p>
      )}
    </section>
  )
}

/** Leave for the site, asked for at the click and for nothing but this site, while it is not given yet. */
function AllowAlways() {
  const { chart, client } = useApp()
  const given = useSignal(true)
  const url = chart.tab.value?.url
  const site = url && client.siteOf(url)
  useEffect(() => {
    given.value = true
    if (site)
      client.allowedSites().then(
        (sites) => {
          given.value = sites.includes(site)
        },
        () => undefined,
      )
  }, [site])
  if (!site || given.value) return null
  return (
    <Button
      icon={KeyRound}
      class="bare"
      data-testid="allow-site"
      title="Without pressing the toolbar button on each page. Take it back in the settings."
      onClick={async () => {
        given.value = await client.requestSites([site])
      }}
    >
      Always read {new URL(url).host}
    </Button>
  )
}

const KINDS: Record<SourcePart['kind'], string> = {
  text: '',
  field: 'text field',
  editor: 'editor',
  selection: 'selection',
  paste: 'pasted',
}

function Part({
  part,
  text,
  evidence,
  leftOut,
}: {
  part: SourcePart
  text: string
  evidence: { start: number; end: number }[]
  /** Of a note that is not analysed. */
  leftOut: boolean
}) {
  const focus = useApp().chart.focus.value
  const facts = [part.label || part.frame, KINDS[part.kind], part.date, part.author].filter(Boolean)
  return (
    <article class={`part ${leftOut ? 'left-out' : ''}`}>
      <p class="part-head">{[...facts, leftOut ? 'not analysed' : ''].filter(Boolean).join(' · ')}</p>
      <div
        class="part-text"
        data-testid="note-part"
        data-frame={part.frame}
        data-label={part.label}
        data-kind={part.kind}
      >
        {runsOf(text, part, evidence, focus).map((run) =>
          run.evidence || run.focus ? (
            <mark key={run.start} class={run.focus ? 'focus' : ''}>
              {run.text}
            </mark>
          ) : (
            run.text
          ),
        )}
      </div>
    </article>
  )
}
