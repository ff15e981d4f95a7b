/** What completes a code or stands below it. */
import type { CodeRecord } from '../../../platform/messages.ts'
import { useApp } from '../../state/app.tsx'
import { completeCode, needsSeventh } from '../../view/record.ts'

export function Seventh({ record }: { record: CodeRecord }) {
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

export function Children({ record }: { record: CodeRecord }) {
  if (record.children.length === 0 || (needsSeventh(record) && record.children.every((c) => c.billable))) return null
  return (
    <section class="note-group">
      <h3>
        Below {record.code} <span class="count">{record.children.length}</span>
      </h3>
      <CodeList record={record} codes={record.children} />
    </section>
  )
}

/** Codes of the record's own system, each of which opens. */
export function CodeList({ record, codes }: { record: CodeRecord; codes: CodeRecord['children'] }) {
  const { lookup } = useApp()
  return (
    <ul class="plain-list">
      {codes.map(({ code, title, billable }) => (
        <li key={code} class="row">
          <button
            type="button"
            class={`code small ${billable ? '' : 'header-code'}`}
            onClick={() => lookup.openIn(record, code)}
          >
            {code}
          </button>
          <span class="row-title">{title}</span>
        </li>
      ))}
    </ul>
  )
}
