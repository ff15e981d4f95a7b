/** The lists made of a reading: recommended, doubtful, mentioned, set aside. */
import { Copy, Highlighter, Undo2 } from 'lucide-preact'
import { readRef, refOf } from '../../platform/refs.ts'
import { useApp } from '../state/app.tsx'
import { copyAll, countOf } from '../view/copy.ts'
import { Button, IconButton } from './controls.tsx'
import { Section } from './Section.tsx'
import { SuggestionItem } from './SuggestionItem.tsx'

/** There as long as something can be marked or copied: the tools for that stand in its head. */
export function Recommended() {
  const { chart } = useApp()
  const { recommended, doubtful } = chart.lists.value
  if (recommended.length + doubtful.length + chart.added.value.length === 0) return null
  return (
    <section class="section" aria-labelledby="recommended-head">
      <div class="section-head">
        <h2 id="recommended-head">
          Suggested <span class="count">{recommended.length}</span>
        </h2>
        <ListTools />
      </div>
      {recommended.length > 0 ? (
        <ol class="suggestions">
          {recommended.map((suggestion, place) => (
            <SuggestionItem key={refOf(suggestion)} suggestion={suggestion} rank={place + 1} />
          ))}
        </ol>
      ) : null}
      <Added />
    </section>
  )
}

function ListTools() {
  const app = useApp()
  const { chart } = app
  const codes = app.chosen.value
  return (
    <div class="list-tools">
      {chart.marked.value ? (
        <Button icon={Highlighter} title="Remove the marks from the chart (Esc)" onClick={() => chart.clearMarks()}>
          Clear marks
        </Button>
      ) : (
        <Button icon={Highlighter} title="Mark all evidence in the chart" onClick={() => chart.markAll()}>
          Mark all
        </Button>
      )}
      <Button
        icon={Copy}
        data-testid="copy-all"
        title="Copy the accepted codes, or all while none is accepted (Shift C)"
        disabled={codes.length === 0}
        onClick={() => app.copy(copyAll(codes), countOf(codes))}
      >
        {chart.decisions.value.accepted.length > 0 ? `Copy ${codes.length} accepted` : 'Copy all'}
      </Button>
    </div>
  )
}

/** Codes accepted from the look-up, which the note did not suggest. */
function Added() {
  const { chart, lookup } = useApp()
  if (chart.added.value.length === 0) return null
  return (
    <ul class="plain-list" aria-label="Added from the look-up">
      {chart.added.value.map((ref) => (
        <li key={ref} class="row">
          <button type="button" class="code" onClick={() => lookup.openRecord(ref)}>
            {readRef(ref).code}
          </button>
          <span class="row-title">
            {lookup.titleOf(ref)} <span class="tag">added by you</span>
          </span>
          <IconButton icon={Undo2} label={`Take back ${readRef(ref).code}`} onClick={() => chart.decide(ref, 'undo')} />
        </li>
      ))}
    </ul>
  )
}

/** Open, since the person is to decide about them. */
export function Doubtful() {
  const { doubtful } = useApp().chart.lists.value
  return (
    <Section title="Check before coding" count={doubtful.length} toggle="doubtful-toggle" opened>
      <ul class="suggestions">
        {doubtful.map((suggestion) => (
          <SuggestionItem key={refOf(suggestion)} suggestion={suggestion} />
        ))}
      </ul>
    </Section>
  )
}

export function Mentioned() {
  const { mentioned } = useApp().chart.lists.value
  return (
    <Section title="Mentioned, not for this encounter" count={mentioned.length} toggle="mentioned-toggle">
      <ul class="suggestions">
        {mentioned.map((suggestion) => (
          <SuggestionItem key={refOf(suggestion)} suggestion={suggestion} />
        ))}
      </ul>
    </Section>
  )
}

export function SetAside() {
  const { chart } = useApp()
  const { setAside } = chart.lists.value
  return (
    <Section title="Dismissed" count={setAside.length} toggle="dismissed-toggle">
      <ul class="plain-list">
        {setAside.map(({ suggestion, suggestion: { code, title }, why }) => (
          <li key={refOf(suggestion)} class="row">
            <span class="code">{code}</span>
            <span class="row-title">
              {title} {why === 'never' ? <span class="tag">never on this site</span> : null}
            </span>
            <IconButton
              icon={Undo2}
              label={`Restore ${code}`}
              onClick={() => chart.decide(refOf(suggestion), 'undo')}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}
