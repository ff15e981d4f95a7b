/** The values of a code along the axes of its system, each of which can be changed with one press. */
import type { CodeRecord, RecordAxis } from '../../../platform/messages.ts'
import { useApp } from '../../state/app.tsx'
import { needsSeventh } from '../../view/record.ts'

export function Axes({ record }: { record: CodeRecord }) {
  // A code that waits for its 7th character has a list of its own for it.
  const axes = (record.axes ?? []).filter(({ name }) => name !== SEVENTH || !needsSeventh(record))
  if (axes.length === 0) return null
  return (
    <section class="note-group" data-testid="axes">
      <h3>Axes</h3>
      <dl class="axes">
        {axes.map((axis) => (
          <div key={axis.name}>
            <dt>{axis.name}</dt>
            <dd>
              <Choices record={record} axis={axis} />
              {axis.definition ? <p class="muted">{axis.definition}</p> : null}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const SEVENTH = '7th character'

/** As many as a glance takes in; more of them are a list to choose from. */
const CHIPS = 6

function Choices({ record, axis: { name, value, label, choices } }: { record: CodeRecord; axis: RecordAxis }) {
  const { lookup } = useApp()
  if (!choices)
    return (
      <>
        {value ? <span class="code small">{value}</span> : null} {label || 'open'}
      </>
    )
  if (choices.length <= CHIPS)
    return (
      <div class="chips">
        {choices.map((choice) => (
          <button
            key={choice.value}
            type="button"
            class="filter"
            data-testid="axis-choice"
            data-code={choice.code}
            aria-pressed={choice.value === value}
            onClick={() => lookup.openIn(record, choice.code)}
          >
            {choice.label}
          </button>
        ))}
      </div>
    )
  return (
    <select
      aria-label={name}
      data-testid="axis-list"
      value={value}
      onChange={(event) => {
        const chosen = choices.find((choice) => choice.value === event.currentTarget.value)
        if (chosen) lookup.openIn(record, chosen.code)
      }}
    >
      {value ? null : <option value="">open</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.value} {choice.label}
        </option>
      ))}
    </select>
  )
}
