/** Everything ICD-10-PCS says about one code, for a screen or the command line. */
import type { CodeRecord, RecordAxis } from '../../platform/messages.ts'
import { formatDay } from '../day.ts'
import type { Day, Row } from '../types.ts'
import { definitionOf, legalValues } from './tables.ts'
import { POSITIONS, type Position, type Procedures } from './types.ts'

/** Codes shown beside a code: those of its table that differ in the approach, device or qualifier. */
const MOST_SIBLINGS = 60
/** The first axis whose values a table lists. */
const FIRST_OF_TABLE = 4

/** The record of a code as of a day; null for a string that never was one. */
export function procedureRecord(procedures: Procedures, text: string, day: Day): CodeRecord | null {
  const row = procedures.find(text)
  if (row < 0) return null
  const code = procedures.code(row)
  const title = procedures.title(row, day)
  const valid = procedures.isValid(row, day)
  return {
    system: 'ICD-10-PCS',
    code,
    title,
    titleStatus: title === '' ? 'none' : 'long',
    valid,
    billable: valid,
    validity: procedures.periods(row).map(({ from, to }) => ({
      from: formatDay(from),
      ...(Number.isFinite(to) ? { to: formatDay(to) } : {}),
      billable: true,
    })),
    path: ([1, 2, 3] as const).map((n) => ({ code: code.slice(0, n), title: procedures.label(code, n) })),
    children: [],
    siblings: siblings(procedures, row, day),
    notes: [],
    seventhCharacters: {},
    axes: axesOf(procedures, code, day),
  }
}

function axesOf(procedures: Procedures, code: string, day: Day): RecordAxis[] {
  return POSITIONS.map((position) => {
    const definition = definitionOf(procedures, code, position)
    return {
      name: procedures.axisName(code, position),
      value: code[position - 1]!,
      label: procedures.label(code, position),
      ...(definition ? { definition } : {}),
      ...choicesOf(procedures, code, position, day),
    }
  })
}

/** Other legal values of an axis of the table, with the code that each would make; nothing where there is no other. */
function choicesOf(
  procedures: Procedures,
  code: string,
  position: Position,
  day: Day,
): Pick<RecordAxis, 'choices'> | undefined {
  if (position < FIRST_OF_TABLE) return undefined
  const pattern = [...code].map((value, i) => (i === position - 1 ? '' : value))
  const values = legalValues(procedures, pattern, position, day)
  if (values.length < 2) return undefined
  const choices = values.map(({ value, label }) => ({
    value,
    label: label || value,
    code: code.slice(0, position - 1) + value + code.slice(position),
  }))
  return { choices }
}

/** The other codes of the same root operation on the same body part. */
function siblings(procedures: Procedures, row: Row, day: Day): CodeRecord['children'] {
  const { from, to } = procedures.range(procedures.code(row).slice(0, 4))
  const found: CodeRecord['children'] = []
  for (let other = from; other < to && found.length < MOST_SIBLINGS; other++) {
    if (other === row || !procedures.isValid(other, day)) continue
    found.push({ code: procedures.code(other), title: procedures.title(other, day), billable: true })
  }
  return found
}
