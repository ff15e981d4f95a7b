/**
 * What an operand of a formula asks of a stay. PDX:x, SDX:x, ANY:x and ONLY:x ask for an attribute of the principal, of a secondary, of
 * any and of every diagnosis; a plain word for an attribute of a procedure; words in capitals for what is counted or stands in the claim.
 */
import type { Test } from './formula.ts'
import { DIED, type Secondary, type Stay } from './stay.ts'
import type { Tables } from './tables.ts'

/** Every status that exists (UB-04 form locator 17, as the grouper knows it). */
const STATUSES = new Set([
  1, 2, 3, 4, 5, 6, 7, 20, 21, 30, 43, 50, 51, 61, 62, 63, 64, 65, 66, 69, 70, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90,
  91, 92, 93, 94, 95,
])
const LEFT_AGAINST_ADVICE = 7
/** Transfers of a newborn to another acute care facility, with or without a planned readmission. */
const ACUTE_TRANSFERS = new Set([2, 5, 66, 82, 85, 94])

/** Significant trauma of two or more body sites is multiple. */
const TRAUMA_SITES = ['sthead', 'stchest', 'stabdom', 'stkidney', 'sturin', 'stpel', 'stuplimb', 'stlolimb'] as const
/** Operations on two or more of the joints of the lower limbs, sides told apart, are bilateral. */
const JOINTS = ['righthip', 'lefthip', 'rightknee', 'leftknee', 'rightankle', 'leftankle'] as const
const FOUR = 4
const STENTS = ['stent1', 'stent2', 'stent3', 'stent4'] as const
const VESSELS = ['vessel1', 'vessel2', 'vessel3', 'vessel4'] as const

/** Attributes of procedures that are added up, and how many are needed: fusions of single levels add up to more. */
const SUMS: Record<string, { of: readonly string[]; least: number }> = {
  SINGLEFUSIONCTR: { of: ['sglantfuse', 'sglpostfuse'], least: 3 },
  MULTFUSE: { of: ['sglantfuse', 'sglpostfuse1'], least: 2 },
  SGLANTCTR: { of: ['sglantfuse'], least: 2 },
  SGLPOST1CTR: { of: ['sglpostfuse1'], least: 2 },
  SGLPOSTFUSECTR: { of: ['sglpostfuse'], least: 2 },
  SGLANTSECTXCTR: { of: ['sglantsectXfuse'], least: 2 },
  ORPROC: { of: ['d468', 'd477'], least: 1 },
}

/** Attributes of procedures that a counting operand looks at; undefined for other operands. */
export function countedBy(operand: string): readonly string[] | undefined {
  if (operand === 'BILATERAL') return JOINTS
  if (operand === 'FOUR_VESSELS') return VESSELS
  return operand.endsWith('STENTS') ? STENTS : SUMS[operand]?.of
}

export const isStatus = (status: number): boolean => STATUSES.has(status)

/** Whether the diagnosis counts as CC or MCC beside those that the formula itself asks for. */
export function counts({ diagnosis, excluded, died, hac }: Secondary, suppressed: readonly number[]): boolean {
  if (diagnosis.level === 0 || excluded || died || hac) return false
  return !suppressed.some((attribute) => diagnosis.attributes.includes(attribute))
}

/** 2 for an MCC among the diagnoses that count, 1 for a CC, else 0. */
export function highestLevel(secondary: readonly Secondary[], suppressed: readonly number[]): number {
  let level = 0
  for (const one of secondary) if (one.diagnosis.level > level && counts(one, suppressed)) level = one.diagnosis.level
  return level
}

/** @param suppressed numbers of the attributes whose codes are part of the DRG */
export function resolver(tables: Tables, suppressed: readonly number[]): (operand: string) => Test<Stay> {
  const procedure = (name: string): number => tables.procedureAttributes.indexOf(name)
  const has = (name: string): Test<Stay> => {
    const number = procedure(name)
    return number < 0 ? never : (stay) => stay.procedureHas[number]! > 0
  }
  const count = (names: readonly string[], weight: (i: number) => number, least: number): Test<Stay> => {
    const numbers = names.map(procedure)
    return (stay) => {
      let sum = 0
      numbers.forEach((number, i) => {
        if (number >= 0) sum += stay.procedureHas[number]! * weight(i)
      })
      return sum >= least
    }
  }
  const once = (): number => 1
  /** Stents of one kind: of the procedures that carry its attribute. */
  const fourStents = (kind: string): Test<Stay> => {
    const [of, ...numbers] = [kind, ...STENTS].map(procedure)
    return ({ performed }) => {
      const stents = performed
        .filter(({ procedure: { attributes } }) => attributes.includes(of ?? -1))
        .map(({ procedure: { attributes } }) => numbers.findIndex((number) => attributes.includes(number)) + 1)
      return stents.reduce((sum, number) => sum + number, 0) >= FOUR
    }
  }
  const highest =
    (level: number): Test<Stay> =>
    ({ secondary }) =>
      highestLevel(secondary, suppressed) === level
  const sites = TRAUMA_SITES.map((name) => tables.attributes.indexOf(name))
  const joints = JOINTS.map(procedure)
  const words: Record<string, Test<Stay>> = {
    MCC: highest(2),
    // an MCC is no CC: version 40 asks for the CC before the MCC
    CC: highest(1),
    INVALID_PDX: ({ principal }) => principal.diagnosis === undefined,
    PDX_ECODE: diagnosisTest(tables, 'PDX', 'ecode'),
    INVALID_SEX: ({ sexMissing }) => sexMissing,
    INVALID_DSTAT: ({ status }) => !isStatus(status),
    ALIVE: ({ status }) => status !== DIED,
    DIED: ({ status }) => status === DIED,
    AMA: ({ status }) => status === LEFT_AGAINST_ADVICE,
    XFRNBA: ({ status }) => ACUTE_TRANSFERS.has(status),
    MULTST: ({ principalHas, secondaryHas }) =>
      sites.filter((site) => principalHas[site] || secondaryHas[site]).length > 1,
    BILATERAL: ({ procedureHas }) => joints.filter((joint) => joint >= 0 && procedureHas[joint]! > 0).length > 1,
    ANYDX: () => true,
    // the last group of its MDC, for every principal diagnosis that came so far
    MDC_20_FALL_THRU: () => true,
    FOUR_STENTS: count(STENTS, (i) => i + 1, FOUR),
    FOUR_DRUG_ELUTING_STENTS: fourStents('NORdrugstent'),
    FOUR_NON_DRUG_ELUTING_STENTS: fourStents('NORstent'),
    FOUR_VESSELS: count(VESSELS, (i) => i + 1, FOUR),
    ...Object.fromEntries(Object.entries(SUMS).map(([name, { of, least }]) => [name, count(of, once, least)])),
  }
  return (operand) => {
    const [where = '', name] = operand.split(':')
    if (name === undefined) return words[operand] ?? has(operand)
    return diagnosisTest(tables, where, name)
  }
}

const never = (): boolean => false

function diagnosisTest(tables: Tables, where: string, name: string): Test<Stay> {
  const number = tables.attributes.indexOf(name)
  if (number < 0) return never
  switch (where) {
    case 'PDX':
      return ({ principalHas }) => principalHas[number] === 1
    case 'SDX':
      return ({ secondaryHas }) => secondaryHas[number] === 1
    case 'ANY':
      return ({ principalHas, secondaryHas }) => principalHas[number] === 1 || secondaryHas[number] === 1
    case 'ONLY':
      return ({ principalHas, secondary }) =>
        principalHas[number] === 1 && secondary.every(({ diagnosis }) => diagnosis.attributes.includes(number))
    default:
      throw new Error(`The formulas ask for ${where}:${name}, which is not known.`)
  }
}
