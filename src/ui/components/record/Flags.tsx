/** Facts about a code beyond its place in the classification. */
import type { CodeRecord } from '../../../platform/messages.ts'
import { useApp } from '../../state/app.tsx'
import { showDate } from '../../view/dates.ts'
import { flagsBySource, flagsFor } from '../../view/flags.ts'

/** CC and MCC, risk adjustment categories, edits and the like, by where they come from. */
export function Flags({ record }: { record: CodeRecord }) {
  const { mode } = useApp()
  const groups = flagsBySource(flagsFor(record.flags ?? [], mode.value))
  if (groups.length === 0) return null
  return (
    <section class="note-group" aria-label="Classifications and edits">
      <h3>Classifications and edits</h3>
      {groups.map(({ source, flags }) => (
        <div key={source} class="note-place">
          <p class="note-from">{source}</p>
          <ul>
            {flags.map((flag) => (
              <li key={flag.id + flag.label} data-testid="flag" data-flag={flag.id}>
                {flag.label}
                {flag.detail ? <span class="muted"> {flag.detail}</span> : null}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

/** What took the place of a deleted code, and whose place a new one took. */
export function Replacements({ record }: { record: CodeRecord }) {
  const { lookup } = useApp()
  const groups = [
    { kind: 'replaced-by', head: 'Use instead' },
    { kind: 'replaces', head: 'In place of' },
  ].map((group) => ({ ...group, codes: (record.replacements ?? []).filter(({ kind }) => kind === group.kind) }))
  return (
    <>
      {groups.map(({ kind, head, codes }) =>
        codes.length === 0 ? null : (
          <section key={kind} class="note-group">
            <h3>{head}</h3>
            <ul class="plain-list">
              {codes.map(({ code, title, from }) => (
                <li key={code} class="row">
                  <button type="button" class="code small" onClick={() => lookup.openIn(record, code)}>
                    {code}
                  </button>
                  <span class="row-title">
                    {title} <span class="muted">since {showDate(from)}</span>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ),
      )}
    </>
  )
}
