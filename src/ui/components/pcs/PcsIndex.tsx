/** The index of ICD-10-PCS beside its tables: a main term, what stands under it, and the table that each line leads to. */
import { useSignal } from '@preact/signals'
import type { PcsBuilder } from '../../state/pcs.ts'

/** As many main terms as a glance takes in. */
const SHOWN = 12

export function PcsIndex({ builder }: { builder: PcsBuilder }) {
  const typed = useSignal('')
  const look = (beginning: string): void => {
    typed.value = beginning
    void builder.look(beginning)
  }
  const entry = builder.entry.value
  return (
    <div class="pcs-index">
      <input
        type="search"
        data-testid="pcs-index-query"
        aria-label="Main term of the index"
        placeholder="Cholecystectomy"
        value={typed.value}
        onInput={(event) => look(event.currentTarget.value)}
      />
      {entry === undefined ? (
        <ul class="plain-list">
          {builder.terms.value.slice(0, SHOWN).map((term) => (
            <li key={term}>
              <button type="button" class="code-link" data-testid="pcs-term" onClick={() => look(term)}>
                {term}
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <ul class="plain-list" aria-label={entry.term}>
          {entry.lines.map((line, i) => (
            <li key={`${i}-${line.term}${line.target}`} style={{ paddingInlineStart: `${line.level - 1}em` }}>
              {line.term}
              {line.link ? <span class="muted"> {line.link} </span> : null}
              {line.target}{' '}
              {line.code ? (
                <button
                  type="button"
                  class="code-link"
                  data-testid="pcs-line"
                  data-code={line.code}
                  onClick={() => void builder.goTo(line.code)}
                >
                  {line.code}
                </button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
