/** The notes of different dates that a page shows at once; what is ticked is analysed. */
import { useApp } from '../state/app.tsx'

export function NoteList() {
  const { chart } = useApp()
  const notes = chart.reading.value?.notes ?? []
  if (notes.length < 2) return null
  const chosen = notes.filter((note) => note.chosen).map(({ id }) => id)
  const toggle = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]
    // One note at least is analysed: taking the last one away leaves it as it is.
    if (next.length > 0) chart.chooseNotes(next)
  }
  return (
    <fieldset class="note-list" data-testid="note-list">
      <legend>{notes.length} notes on this page</legend>
      {notes.map(({ id, title, date, author, chosen: on }) => (
        <label key={id} class="note-choice" data-testid="note-choice" data-note={id}>
          <input type="checkbox" checked={on} disabled={on && chosen.length === 1} onChange={() => toggle(id)} />
          <span class="note-title">{title || 'Note'}</span>
          <span class="note-facts">{[date, author].filter(Boolean).join(' · ')}</span>
        </label>
      ))}
    </fieldset>
  )
}
