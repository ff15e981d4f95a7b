/** Advice on modifiers for the codes of a claim: sides by the diagnoses, pairs by the tables at hand, validity and meaning by the list of modifiers. */
import type { ExplainedAdvice, Side } from '../edits/modifiers/types.ts'
import type { CodeSystem, Setting } from '../engine/types.ts'
import { parseDay } from '../library/day.ts'
import type { Classification, Day } from '../library/types.ts'
import type { Encoder } from './encoder.ts'

export interface ModifierRequest {
  /** Services and diagnoses as chosen. */
  codes: readonly { system: CodeSystem; code: string; modifiers?: readonly string[] | undefined }[]
  /** The note; '' when there is none. */
  text: string
  setting: Setting
  /** ISO date of service. */
  date: string
  payer?: 'medicare' | 'other' | undefined
}

/** Modifiers that are not in force on the date are left out; the position of a line is that in `codes`. */
export async function modifierAdvice(encoder: Encoder, request: ModifierRequest): Promise<ExplainedAdvice[]> {
  const { codes, text, setting, date, payer } = request
  const day = parseDay(date)
  const [adviser, hcpcs, classification] = await Promise.all([
    encoder.open('modifierAdviser'),
    encoder.open('hcpcs'),
    encoder.open('classification'),
  ])
  const lines = codes.map(({ system, code, modifiers = [] }) => ({
    system,
    code: code.trim().toUpperCase(),
    modifiers,
  }))
  const advice = adviser.advise({
    lines,
    sides: sidesOf(classification, codes, day),
    text,
    setting,
    payer,
    bundled: await bundledCodes(encoder, lines, day),
  })
  return advice.flatMap((one) => {
    const modifiers = one.modifiers.filter((modifier) => hcpcs.modifiers.isValid(modifier, day) !== false)
    if (modifiers.length === 0) return []
    const meanings = modifiers.map((modifier) => [modifier, hcpcs.modifiers.find(modifier)?.meaning ?? ''])
    return [{ ...one, modifiers, meanings: Object.fromEntries(meanings) }]
  })
}

/** Sides of the heart and of its pathways are no sides of the body. */
const INNER = /\b(left|right)\b(?= (heart|ventric|atri|bundle|posterior fasc|anterior fasc|sided (heart|colitis)))/gi
const SIDES: readonly (readonly [Side, RegExp])[] = [
  ['left', /\bleft\b/i],
  ['right', /\bright\b/i],
  ['both', /\b(bilateral|both)\b/i],
]

/** What the titles of the diagnoses say. */
function sidesOf(classification: Classification, codes: ModifierRequest['codes'], day: Day): Side[] {
  const titles = codes
    .filter(({ system }) => system === 'ICD-10-CM')
    .map(({ code }) => classification.title(classification.find(code), day).replace(INNER, ''))
  return SIDES.filter(([, pattern]) => titles.some((title) => pattern.test(title))).map(([side]) => side)
}

/** Codes that an edit joins with another of the claim though a modifier may part them, by the bundled and the imported pairs. */
async function bundledCodes(encoder: Encoder, lines: readonly { system: CodeSystem; code: string }[], day: Day) {
  const services = lines.filter(({ system }) => system === 'HCPCS' || system === 'CPT').map(({ code }) => code)
  if (services.length < 2) return []
  const { pairs } = await encoder.open('edits')
  const { pairs: imported } = await encoder.open('editImports')
  return services.filter((column2) =>
    services.some(
      (column1) => (imported?.find(column1, column2, day) ?? pairs.find(column1, column2, day))?.modifierAllowed,
    ),
  )
}
