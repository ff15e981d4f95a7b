/** What was found in the note and left out, and why. */
import { refOf } from '../../platform/refs.ts'
import { useApp } from '../state/app.tsx'
import { oneLine } from '../view/copy.ts'
import { groupNotCoded } from '../view/not-coded.ts'
import { ruleChips } from '../view/rules.ts'
import { Section } from './Section.tsx'

export function NotCoded() {
  const { chart, lookup } = useApp()
  const items = chart.reading.value?.analysis.notCoded ?? []
  return (
    <Section title="Not coded, and why" count={items.length} toggle="not-coded-toggle">
      {groupNotCoded(items).map((group) => (
        <div key={group.reason} class="reason">
          <h3 class="reason-head">
            {group.label} <span class="count">{group.items.length}</span>
          </h3>
          <p class="reason-why">{group.meaning}</p>
          <ul class="plain-list">
            {group.items.map((item) => (
              <li
                key={`${item.evidence.start}-${item.evidence.end}-${item.code}`}
                class="row left-out"
                data-testid="not-coded"
                data-reason={item.reason}
                data-code={item.code}
              >
                <button
                  type="button"
                  class="quote"
                  title="Show in the chart"
                  onClick={() => chart.show(item.evidence, item.cue ? [item.evidence, item.cue] : [item.evidence])}
                >
                  <mark>{oneLine(item.evidence.text)}</mark>
                  {item.cue ? <span class="cue">{oneLine(item.cue.text)}</span> : null}
                </button>
                {ruleChips(item.rule ? [item.rule] : []).map(({ label, source }) => (
                  <span key={label} class="rule" title={source}>
                    {label}
                  </span>
                ))}
                {item.code ? (
                  <button
                    type="button"
                    class="code small"
                    onClick={() => lookup.openRecord(refOf({ system: item.system ?? 'ICD-10-CM', code: item.code! }))}
                  >
                    {item.code}
                  </button>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  )
}
