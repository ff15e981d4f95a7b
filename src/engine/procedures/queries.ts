/** Queries for what a procedure's documentation leaves open: its body part, its side, its approach, its device. */
import { samePart, withoutSide } from '../../library/procedures/cells.ts'
import { legalValues } from '../../library/procedures/tables.ts'
import type { Position, Procedures } from '../../library/procedures/types.ts'
import type { Day } from '../../library/types.ts'
import type { Prompt } from '../types.ts'
import type { ProcedureCandidate } from './procedures.ts'

const MAX_OPTIONS = 8
/** More queries on the procedures of one note are read by nobody. */
const MAX_QUERIES = 3
const ENDS = ['Other', 'Unable to determine']

export function procedureQueries(
  procedures: Procedures,
  candidates: readonly ProcedureCandidate[],
  day: Day,
): Prompt[] {
  const prompts: Prompt[] = []
  for (const one of candidates) {
    if (one.tier !== 'recommended' || prompts.length >= MAX_QUERIES) continue
    const code = procedures.code(one.row)
    const words = one.evidence[0]!.text.replace(/\s+/g, ' ')
    const ask = (topic: Prompt['topic'], what: string, options: readonly string[]): void => {
      if (options.length < 2 || prompts.length >= MAX_QUERIES) return
      prompts.push({
        topic,
        evidence: [one.evidence[0]!],
        question: `The record documents “${words}”. Can the ${what} be specified?`,
        options: [...options.slice(0, MAX_OPTIONS), ...ENDS],
      })
    }
    if (one.siteOpen) ask('site', procedures.axisName(code, 4).toLowerCase(), partsOf(procedures, code, day))
    else if (one.sideOpen) ask('laterality', 'side', sidesOf(procedures, code, day))
    for (const position of one.open) {
      ask(
        'type',
        procedures.axisName(code, position).toLowerCase(),
        valuesAt(procedures, code, position, day).map(({ label }) => label),
      )
    }
  }
  return prompts
}

function valuesAt(procedures: Procedures, code: string, position: Position, day: Day) {
  const pattern = [...code].map((value, i) => (i === position - 1 ? '' : value))
  return legalValues(procedures, pattern, position, day).filter(({ label }) => label !== '')
}

/** The body parts of its table, without their sides. */
const partsOf = (procedures: Procedures, code: string, day: Day): string[] => [
  ...new Set(valuesAt(procedures, code, 4, day).map(({ label }) => withoutSide(label))),
]

/** The sides of the same body part. */
function sidesOf(procedures: Procedures, code: string, day: Day): string[] {
  const part = procedures.label(code, 4)
  return valuesAt(procedures, code, 4, day)
    .map(({ label }) => label)
    .filter((label) => label !== withoutSide(label) && samePart(label, part))
}
