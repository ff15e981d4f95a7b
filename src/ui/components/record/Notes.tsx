/** The notes of the Tabular List, as it lays them out. */
import type { CodeRecord } from '../../../platform/messages.ts'
import { useApp } from '../../state/app.tsx'
import { groupNotes, linkCodes, placeName } from '../../view/record.ts'

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

export function Notes({ record }: { record: CodeRecord }) {
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
