/** Services that the note documents, of a code system that is not loaded: kept in sight, so that they are not forgotten. */
import { useApp } from '../state/app.tsx'
import { oneLine } from '../view/copy.ts'
import { Section } from './Section.tsx'

export function Documented() {
  const { chart } = useApp()
  const items = chart.reading.value?.analysis.documented ?? []
  return (
    <Section title="Documented, codes not loaded" count={items.length} toggle="documented-toggle">
      <ul class="plain-list">
        {items.map(({ system, evidence, message }) => (
          <li key={`${system}-${evidence.start}`} class="row left-out" data-testid="documented" data-system={system}>
            <button
              type="button"
              class="quote"
              title="Show in the chart"
              onClick={() => chart.show(evidence, [evidence])}
            >
              <mark>{oneLine(evidence.text)}</mark>
            </button>
            <span class="muted">{message}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
