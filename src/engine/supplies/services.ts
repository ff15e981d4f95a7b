/**
 * Services that CPT codes. With the file of a licensee, the documented words lead to its codes as candidates; without it, the words are
 * kept, so that nothing documented is lost from sight.
 */
import type { Hcpcs } from '../../library/hcpcs/hcpcs.ts'
import type { Cpt } from '../../library/licensed/cpt.ts'
import { tokenize } from '../../text/tokens.ts'
import type { NoteContext } from '../context/index.ts'
import type { Note } from '../note.ts'
import type { Documented, Suggestion } from '../types.ts'
import { PhraseTable } from './phrases.ts'
import { clauseOf, keptBack } from './said.ts'

const DONE =
  /\b(?:performed|done|underwent|obtained|completed|carried out|repaired|excised|removed|drained|aspirated|injected|applied|placed|inserted|administered|given|reduced|irrigated|debrided|was (?:normal|negative|positive)|shows?|showed|revealed|in (?:the )?(?:office|clinic))\b/i
/** Most candidates of one statement. */
const CANDIDATES = 2

export type ServiceReader = (
  note: Note,
  context: NoteContext,
) => { suggestions: Suggestion[]; documented: Documented[] }

/** @param cpt the imported file; undefined without one */
export function serviceReader(hcpcs: Hcpcs, cpt: Cpt | undefined): ServiceReader {
  const table = new PhraseTable<string>()
  for (const name of hcpcs.services) table.add(tokenize(name).norm, name)
  return (note, context) => {
    const suggestions = new Map<string, Suggestion>()
    const documented: Documented[] = []
    const seen = new Set<string>()
    for (const { value: name, from, to } of table.find(note.tokens.norm)) {
      const named = note.span(from, to)
      const clause = clauseOf(note, named.start, named.end)
      if (!DONE.test(clause.text) || keptBack(note, context, clause, named) !== undefined) continue
      if (cpt === undefined) {
        if (!seen.has(name)) documented.push({ system: 'CPT', evidence: named, message: 'documented; CPT not loaded' })
        seen.add(name)
        continue
      }
      for (const { row, score } of cpt.within(clause.text, name, CANDIDATES)) {
        const code = cpt.code(row)
        const known = suggestions.get(code)
        if (known) known.evidence.push(named)
        else suggestions.set(code, candidate(code, cpt.title(row), score, named))
      }
    }
    return { suggestions: [...suggestions.values()], documented }
  }
}

const candidate = (
  code: string,
  title: string,
  score: number,
  evidence: Suggestion['evidence'][number],
): Suggestion => ({
  system: 'CPT',
  code,
  title,
  tier: 'mentioned',
  score,
  billable: true,
  evidence: [evidence],
  rules: [],
})
