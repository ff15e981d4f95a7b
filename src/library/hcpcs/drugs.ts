/** How much of a drug one unit of its code stands for, and the amounts that people write. */
import { rows } from '../../text/table.ts'

/** Measures that can be told from each other but not turned into each other. */
export type Measure = 'mg' | 'unit' | 'ml' | 'mci' | 'meq'

export interface Amount {
  value: number
  measure: Measure
}

/** What one billing unit holds. */
export interface Dose extends Amount {
  /** As written, e.g. "250 mg". */
  text: string
}

export interface WrittenDose extends Amount {
  /** What was asked beside the amount. */
  rest: string
  /** Place of the amount in the text, UTF-16. */
  start: number
  end: number
}

export interface Drug {
  code: string
  dose: Dose
  /** Ways in which the drug is given: iv, im, sc, po, inh, top, it, ia. */
  routes: string[]
  /** Generic and brand names, lower case. */
  names: string[]
}

export interface Drugs {
  readonly all: readonly Drug[]
  /** Every amount in the text. */
  doses(text: string): WrittenDose[]
  /** What the project's own table says, which is held against the official texts; else the descriptor. */
  dose(code: string, descriptor: string): Dose | undefined
  /** Units for the first amount that is measured as the code is; rounded up, as a part of a unit is billed as one. */
  units(code: string, descriptor: string, doses: readonly Amount[]): number | undefined
}

const MEASURES: Readonly<Record<string, readonly [Measure, number]>> = {
  mg: ['mg', 1],
  mgs: ['mg', 1],
  milligram: ['mg', 1],
  milligrams: ['mg', 1],
  g: ['mg', 1000],
  gm: ['mg', 1000],
  gms: ['mg', 1000],
  gram: ['mg', 1000],
  grams: ['mg', 1000],
  mcg: ['mg', 0.001],
  ug: ['mg', 0.001],
  microgram: ['mg', 0.001],
  micrograms: ['mg', 0.001],
  u: ['unit', 1],
  unit: ['unit', 1],
  units: ['unit', 1],
  iu: ['unit', 1],
  'i.u': ['unit', 1],
  'million units': ['unit', 1_000_000],
  'million u': ['unit', 1_000_000],
  mu: ['unit', 1_000_000],
  ml: ['ml', 1],
  mls: ['ml', 1],
  cc: ['ml', 1],
  l: ['ml', 1000],
  liter: ['ml', 1000],
  liters: ['ml', 1000],
  mci: ['mci', 1],
  millicurie: ['mci', 1],
  meq: ['meq', 1],
}
const NAMES = Object.keys(MEASURES)
  .sort((a, b) => b.length - a.length)
  .map((name) => name.replace('.', '\\.'))
  .join('|')
/** A rate ("5 mg/kg", "mg/ml") is no amount. */
const AMOUNT = new RegExp(
  `(?<![\\d./%]|\\d,)(\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?|\\.\\d+) ?-?(${NAMES})(?![a-z0-9])(?!\\s?/\\s?[a-z])`,
  'gi',
)

/** @param table `code amount unit routes names`, tab separated */
export function openDrugs(table: string): Drugs {
  const all = rows(table).flatMap(([code = '', amount = '', unit = '', routes = '', names = '']): Drug[] => {
    const dose = doseIn(`${amount} ${unit}`)
    return dose ? [{ code, dose, routes: routes.split(','), names: names.split(',') }] : []
  })
  const byCode = new Map(all.map((drug) => [drug.code, drug]))
  const dose = (code: string, descriptor: string): Dose | undefined =>
    /^[JQCSA]/.test(code) ? (byCode.get(code)?.dose ?? doseIn(descriptor)) : undefined
  return {
    all,
    doses: writtenDoses,
    dose,
    units(code, descriptor, doses) {
      const one = dose(code, descriptor)
      const given = one && doses.find(({ measure }) => measure === one.measure)
      return one && given && given.value > 0 ? Math.ceil(given.value / one.value - 1e-9) : undefined
    },
  }
}

function writtenDoses(text: string): WrittenDose[] {
  return [...text.matchAll(AMOUNT)].map((match) => {
    const [measure, factor] = MEASURES[match[2]!.toLowerCase()]!
    const end = match.index + match[0].length
    return {
      value: Number(match[1]!.replaceAll(',', '')) * factor,
      measure,
      rest: `${text.slice(0, match.index)} ${text.slice(end)}`.replace(/\s+/g, ' ').trim(),
      start: match.index,
      end,
    }
  })
}

/** The last amount of a descriptor: "Injection, X, 10 mg/ml, per 250 mg" is measured in 250 mg. */
function doseIn(descriptor: string): Dose | undefined {
  const last = writtenDoses(descriptor).at(-1)
  return last && last.value > 0
    ? { value: last.value, measure: last.measure, text: descriptor.slice(last.start, last.end) }
    : undefined
}
