/** Drugs that the note names, and whether they are taken for long. */
import type { Note } from '../note.ts'
import type { Concept } from '../pipeline.ts'
import type { Drug, DrugTable } from './drugs.ts'

export interface DrugMention {
  drug: Drug
  /** The words of the note, judged like any concept. */
  concept: Concept
  /** Given once or for hours ("insulin drip", "x1"), so that it says nothing of long-term use (I.C.4.a.3). */
  passing: boolean
}

const PASSING_AFTER =
  /^[^.;,\n]{0,18}\b(?:drip|gtt|infusion|bolus|intravenous(?:ly)?|iv|ivp|sliding|scale|x ?1|once|burst|taper|given|stat)\b|^[\s,]*(?:was |were )?(?:stopped|discontinued|held|completed|finished|d\/c'?d)\b/i
const PASSING_BEFORE =
  /\b(?:iv|intravenous|received|bolus(?:es)? of|infusion of|stat|sliding scale|correctional|temporary|temporarily|one dose of|a dose of|given)\s*$/i
const STOPPED =
  /\b(?:stop|stopped|d\/c|discontinue|discontinued|off|held|hold|(?:completed|finished)(?: (?:a|the|her|his|\w+ (?:days?|weeks?|months?|years?|cycles?)))?(?: course)?(?: of)?(?: adjuvant)?|never on|never taken|(?:did not|didn't|could not|couldn't|cannot|can't|unable to) tolerate|no further|not (?:currently )?(?:on|taking)|no longer (?:on|taking)|off of)\s*(?:the\s+|taking\s+)?$/i

/** `judge` reads what the note says of a token range. */
export function findDrugs(note: Note, table: DrugTable, judge: (from: number, to: number) => Concept): DrugMention[] {
  const out: DrugMention[] = []
  const { norm } = note.tokens
  for (let i = 0; i < norm.length; i++) {
    const names = table.at(note.tokens, i)
    const hit = names.length > 0 && names.find((d) => d.words.every((w, k) => norm[i + k] === w))
    if (!hit) continue
    const concept = judge(i, i + hit.words.length)
    const after = note.text.slice(concept.span.end, concept.span.end + 40)
    const before = note.text.slice(Math.max(0, concept.span.start - 30), concept.span.start)
    out.push({
      drug: hit.drug,
      concept,
      passing: PASSING_AFTER.test(after) || PASSING_BEFORE.test(before) || STOPPED.test(before),
    })
    i += hit.words.length - 1
  }
  return out
}
