/** What was read, and by name what could not be. */
import { useSignal } from '@preact/signals'
import { FileText, TriangleAlert } from 'lucide-preact'
import { useApp } from '../state/app.tsx'
import { showDate } from '../view/dates.ts'
import { sourceState, sourceSummary, UNREAD } from '../view/summary.ts'
import { Button } from './controls.tsx'

export function SourceBar() {
  const { chart } = useApp()
  const phase = chart.phase.value
  const state = chart.busy.value ? 'reading' : sourceState(phase)
  return (
    <div class="source-bar">
      <p class="source-summary" data-testid="source-summary" data-state={state} role="status">
        <span class="dot" aria-hidden="true" />
        {chart.busy.value ? 'Reading the chart…' : sourceSummary(phase)}
      </p>
      {chart.edited.value && !chart.busy.value ? (
        <Button class="bare" data-testid="edited" onClick={() => chart.read()}>
          Edited since, read again
        </Button>
      ) : null}
      <Button
        icon={FileText}
        class="bare"
        data-testid="source-toggle"
        title="Show the text that was read (S)"
        aria-expanded={chart.sourceOpen.value}
        onClick={() => {
          chart.sourceOpen.value = !chart.sourceOpen.value
        }}
      >
        {chart.sourceOpen.value ? 'Hide text' : 'View text'}
      </Button>
    </div>
  )
}

/** Says that the note repeats one read before it in this sitting, and shows where. */
export function CopiedNotice() {
  const { chart } = useApp()
  const copied = chart.reading.value?.copied
  if (!copied) return null
  return (
    <p class="copied-notice" data-testid="copied">
      {Math.round(100 * copied.share)}% of this note stands word for word in one of {showDate(copied.from)} read before
      it. Check that what was carried over still holds.{' '}
      <button type="button" class="text-link" onClick={() => chart.markPassages(copied.passages)}>
        Show it
      </button>
    </p>
  )
}

const IN_SIGHT = 2

export function UnreadList() {
  const { chart, client } = useApp()
  const all = useSignal(false)
  const unread = chart.reading.value?.unread ?? []
  if (unread.length === 0) return null
  const wanted = unread.flatMap(({ site }) => (site && client.siteOf(site)) || [])
  const sites = [...new Set(wanted)]
  const more = unread.length - IN_SIGHT
  return (
    <section class="unread-list" aria-label="Not read">
      <TriangleAlert size={14} strokeWidth={2} aria-hidden="true" />
      <ul>
        {unread.map(({ reason, what, site }, place) => (
          <li
            key={`${place}-${what}`}
            data-testid="unread"
            data-reason={reason}
            hidden={place >= IN_SIGHT && !all.value}
          >
            <b>{what}</b> {UNREAD[reason].why}. {reason === 'no-permission' && site ? null : UNREAD[reason].instead}
          </li>
        ))}
      </ul>
      <div class="unread-tools">
        {more > 0 ? (
          <Button
            class="bare"
            aria-expanded={all.value}
            onClick={() => {
              all.value = !all.value
            }}
          >
            {all.value ? 'Show fewer' : `${more} more`}
          </Button>
        ) : null}
        {sites.length ? (
          <Button data-testid="allow-frames" onClick={async () => (await client.requestSites(sites)) && chart.read()}>
            Allow
          </Button>
        ) : null}
      </div>
    </section>
  )
}
