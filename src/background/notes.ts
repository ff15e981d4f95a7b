/** Tells apart the notes that a page shows at once: a list of visits, a stack of earlier notes. Those of one date are one note. */
import { noteDate } from '../engine/encounter/note-date.ts'
import type { ShownNote } from '../platform/messages.ts'
import type { AssembledPart } from './assemble.ts'

/** The notes of a page in reading order; exactly one note, or none, where no two dates stand beside the parts. */
export function notesOf(parts: readonly AssembledPart[]): ShownNote[] {
  if (!parts.length) return []
  const dates = new Set(parts.flatMap((part) => dayOf(part) ?? []))
  const groups = dates.size < 2 ? [parts.map((_, i) => i)] : byDate(parts)
  const notes = groups.map((group): ShownNote => {
    const named = group.map((i) => parts[i]!)
    const first = named[0]!
    const date = named.find((part) => part.date)?.date
    const author = named.find((part) => part.author)?.author
    return {
      id: `${first.frameId}/${first.partId}`,
      title: first.label || first.frame,
      parts: group,
      chosen: false,
      ...(date ? { date } : {}),
      ...(author ? { author } : {}),
    }
  })
  const current = currentOf(notes, parts)
  return notes.map((note) => ({ ...note, chosen: note === current }))
}

/** The same notes with those named chosen; as they were when none of them is known. */
export function choose(notes: readonly ShownNote[], ids: readonly string[]): ShownNote[] {
  const known = notes.some(({ id }) => ids.includes(id))
  return notes.map((note) => (known ? { ...note, chosen: ids.includes(note.id) } : note))
}

/** What the analysis is given: the text of the chosen notes where it stands, blanks for the others, so that offsets hold. */
export function chosenText(
  text: string,
  parts: readonly AssembledPart[],
  notes: readonly ShownNote[],
): { text: string; parts: AssembledPart[] } {
  const kept = new Set(notes.flatMap((note) => (note.chosen ? note.parts : [])))
  if (kept.size === parts.length) return { text, parts: [...parts] }
  let masked = ''
  for (const [i, part] of parts.entries()) {
    masked += text.slice(masked.length, part.start)
    masked += kept.has(i) ? text.slice(part.start, part.end) : text.slice(part.start, part.end).replace(/[^\n]/g, ' ')
  }
  return { text: masked, parts: parts.filter((_, i) => kept.has(i)) }
}

/** The day that the page shows beside a part, ISO, so that two ways to write it are one. */
const dayOf = ({ date }: AssembledPart): string | undefined =>
  date === undefined ? undefined : (noteDate(`Date of service: ${date}`)?.date ?? date)

/** A part without a date goes with the one before it in its document; what stands before any date is a note of its own. */
function byDate(parts: readonly AssembledPart[]): number[][] {
  const groups = new Map<string, number[]>()
  const open = new Map<string, string>()
  for (const [i, part] of parts.entries()) {
    const day = dayOf(part)
    if (day) open.set(part.document, day)
    const key = isLive(part) && !day ? `live ${part.document}` : (open.get(part.document) ?? `undated ${part.document}`)
    const group = groups.get(key)
    if (group) group.push(i)
    else groups.set(key, [i])
  }
  return [...groups.values()]
}

const isLive = ({ kind }: AssembledPart): boolean => kind === 'editor' || kind === 'field'

/** What is being written, else the latest note, else the first. */
function currentOf(notes: readonly ShownNote[], parts: readonly AssembledPart[]): ShownNote | undefined {
  const written = notes.find((note) => note.parts.some((i) => isLive(parts[i]!)))
  if (written) return written
  const day = (note: ShownNote): string => note.parts.map((i) => dayOf(parts[i]!) ?? '').find(Boolean) ?? ''
  return notes.reduce<ShownNote | undefined>((best, note) => (best && day(best) >= day(note) ? best : note), undefined)
}
