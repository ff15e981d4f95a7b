/** Why nothing came of a note: it tells of a procedure, an examination or a visit, but names no condition. */
import type { Note } from '../note.ts'
import type { Prompt } from '../types.ts'

const MOST = 160

/** Fewer sentences without any title are no note. */
const FEWEST = 3

/** The open question for the condition, with the note's first line as evidence; nothing for a scrap of text. */
export function missingDiagnosis(note: Note): Prompt[] {
  if (note.segments.length < FEWEST && note.structure.sections.every((s) => s.kind === 'untitled')) return []
  const first = note.segments.find((s) => s.to > s.from)
  if (first === undefined) return []
  const span = note.span(first.from, first.to)
  const evidence = note.slice(span.start, Math.min(span.end, span.start + MOST))
  return [
    {
      topic: 'indication',
      evidence: [evidence],
      question: 'The record names no condition of the patient that can be coded. For which condition was this done?',
      options: ['Unable to determine'],
    },
  ]
}
