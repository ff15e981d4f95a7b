/** Problems addressed: the diagnoses that the engine recommends, and those that a conclusion names in passing, each with what the note says of its course. */
import type { Analysis, Suggestion } from '../../engine/types.ts'
import type { EmTables } from '../tables.ts'
import { PROBLEM_KINDS, type ProblemItem, type ProblemKind } from '../types.ts'
import type { Signs } from './signs.ts'

/** What is said of a problem stands within this many characters after its name, unless another item begins. */
const WINDOW = 320
/** External causes and factors that influence health are no problems by themselves. */
const NOT_PROBLEMS = /^[V-Z]/
const CATEGORY = 3

/** One problem for each category: two codes of one disease are one problem, and the graver reading counts. */
export function problemsOf(tables: EmTables, signs: Signs, text: string, analysis: Analysis): ProblemItem[] {
  const problems = new Map<string, ProblemItem>()
  for (const suggestion of analysis.suggestions) {
    const { system, code } = suggestion
    if (system !== 'ICD-10-CM' || !isAddressed(suggestion) || (NOT_PROBLEMS.test(code) && code !== 'Z21')) continue
    const item = problemOf(tables, signs, text, suggestion)
    const category = code.slice(0, CATEGORY)
    const known = problems.get(category)
    if (known === undefined || weight(item.kind) > weight(known.kind)) problems.set(category, item)
  }
  return [...problems.values()]
}

/** Whether a problem is worth its code is one question, whether the conclusion deals with it another. */
const isAddressed = ({ tier, doubt }: Suggestion): boolean => tier === 'recommended' || doubt === 'passing'

const weight = (kind: ProblemKind): number => PROBLEM_KINDS.indexOf(kind)

function problemOf(tables: EmTables, signs: Signs, text: string, { code, title, evidence }: Suggestion): ProblemItem {
  const plain = code.replace('.', '')
  const nature =
    tables.natures.find(({ prefix }) => plain.startsWith(prefix))?.kind ??
    (plain.startsWith('R') ? 'minor' : 'acute-simple')
  const said = evidence.map((span) => around(text, span.start, span.end)).join('\n')
  const kind = nature === 'chronic' ? course(signs, said) : PROBLEM_KINDS.find((one) => one === nature)
  return { kind: kind ?? 'acute-simple', label: title, code, evidence }
}

/** A long-term condition is taken as at its goal unless the note says otherwise: the least that is documented. */
function course(signs: Signs, said: string): ProblemKind {
  if (!signs.cue('worse', said)) return 'stable-chronic'
  return signs.cue('severe', said) ? 'chronic-severe' : 'chronic-worse'
}

/** From the beginning of the line to the next item, blank line or the end of the window. */
function around(text: string, start: number, end: number): string {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const rest = text.slice(end, end + WINDOW)
  const next = rest.search(/\n\s*(\n|\d+[.)]|[#*•-]|[A-Z][A-Z /&]{3,}:)/)
  return text.slice(from, end) + (next < 0 ? rest : rest.slice(0, next))
}
