/**
 * The tables as a construction kit. Which combinations are legal follows from the codes valid on the day: a value is legal when a valid
 * code has it together with what is chosen on the other axes.
 */
import type { Day } from '../types.ts'
import { parsePattern } from './pattern.ts'
import {
  type AxisValue,
  type CodeFault,
  type Pattern,
  POSITIONS,
  type Position,
  type Procedures,
  type TableChoice,
} from './types.ts'

/** The axes that name a table. Their values depend on those before them only, so that one can go back and choose another. */
const TABLE_AXES = 3

/**
 * What may be chosen on every axis.
 * @param chosen seven characters, `.` where an axis is open; a shorter string is open at the end, '' chooses nothing
 * @returns undefined when `chosen` is not written so, or when no code valid on the day fits
 */
export function tableChoice(procedures: Procedures, chosen: string, day: Day): TableChoice | undefined {
  const wanted = chosen.toUpperCase().padEnd(7, '.')
  const pattern = /^[0-9A-Z.]{7}$/.test(wanted) ? parsePattern(wanted) : undefined
  if (pattern === undefined) return undefined
  let codes = 0
  let only = -1
  procedures.matching(pattern, (row) => {
    if (!procedures.isValid(row, day)) return
    codes++
    only = row
  })
  if (codes === 0) return undefined
  const axes = POSITIONS.map((position) => ({
    position,
    name: procedures.axisName(wanted, position),
    values: legalValues(procedures, openAt(pattern, position), position, day),
  }))
  const found = codes === 1 ? { code: procedures.code(only), title: procedures.title(only, day) } : undefined
  return { chosen: wanted, axes, codes, ...(found ? { code: found } : {}) }
}

/** The choices that bear on an axis. */
function openAt(pattern: Pattern, position: Position): Pattern {
  return pattern.map((value, i) => {
    if (i === position - 1) return ''
    return position <= TABLE_AXES && i >= position ? '' : value
  })
}

/** Values of an axis that lead to a code valid on the day, with what the pattern says of the others. */
export function legalValues(procedures: Procedures, pattern: Pattern, position: Position, day: Day): AxisValue[] {
  const found = new Map<string, string>()
  procedures.matching(pattern, (row) => {
    if (!procedures.isValid(row, day)) return
    const code = procedures.code(row)
    if (!found.has(code[position - 1]!)) found.set(code[position - 1]!, code)
  })
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([value, code]) => axisValue(procedures, code, position, value))
}

function axisValue(procedures: Procedures, code: string, position: Position, value: string): AxisValue {
  const definition = definitionOf(procedures, code, position)
  return { value, label: procedures.label(code, position), ...(definition ? { definition } : {}) }
}

/** The official definition in one text, or the terms that the body part key gives; undefined where there is neither. */
export function definitionOf(procedures: Procedures, code: string, position: Position): string | undefined {
  const found = procedures.definition(code, position)
  if (found)
    return [found.definition, found.explanation, found.examples && `Examples: ${found.examples}`]
      .filter(Boolean)
      .join('. ')
  const terms = termsFor(procedures, code, position)
  return terms.length > 0 ? `Includes: ${terms.join(', ')}` : undefined
}

/** Anatomical terms of a body part, brand names of a device; a device may be one in its body system only ("… in Heart and Great Vessels"). */
function termsFor(procedures: Procedures, code: string, position: Position): readonly string[] {
  if (position !== 4 && position !== 6) return []
  const label = procedures.label(code, position)
  return label === ''
    ? []
    : [...procedures.keyTerms(label), ...procedures.keyTerms(`${label} in ${procedures.label(code, 2)}`)]
}

/** What is wrong with a string as a code of the day, and what would be legal there; undefined when it is a valid code. */
export function codeFault(procedures: Procedures, text: string, day: Day): CodeFault | undefined {
  const code = text.trim().toUpperCase()
  const row = procedures.find(code)
  if (row >= 0 && procedures.isValid(row, day)) return undefined
  if (row >= 0) {
    return {
      fault: 'date',
      message: `${code} is a code of ICD-10-PCS, but not on this day. Use a code valid on the date of the procedure.`,
    }
  }
  for (const position of POSITIONS.slice(0, code.length)) {
    if (hasValid(procedures, code.slice(0, position), day)) continue
    const before = code.slice(0, position - 1)
    const choice = tableChoice(procedures, before, day)
    const axis = choice?.axes[position - 1]
    if (axis === undefined) break
    const value = code[position - 1]!
    const shown = axis.values.map((one) => one.value).join(', ')
    return {
      fault: 'axis',
      position,
      name: axis.name,
      value,
      legal: axis.values,
      message: `Character ${position} (${axis.name}): ${value} is not legal after ${before || 'the start'}. Legal: ${shown}.`,
    }
  }
  return { fault: 'length', message: `A code of ICD-10-PCS has seven characters; this has ${code.length}.` }
}

function hasValid(procedures: Procedures, prefix: string, day: Day): boolean {
  const { from, to } = procedures.range(prefix)
  for (let row = from; row < to; row++) if (procedures.isValid(row, day)) return true
  return false
}
