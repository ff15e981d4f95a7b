/** The way to a DRG, in facts and in words. */
import { operandsOf } from './formula.ts'
import { type Decision, type Grouped, type Logic, UNRELATED } from './logic.ts'
import { countedBy, counts, isStatus, resolver } from './operands.ts'
import { countProcedures, replaces, type Secondary, type Stay } from './stay.ts'
import type { DrgWhy, HacEffect, NotCounted, Operand, SecondarySeverity } from './types.ts'

export function explain(grouped: Grouped): DrgWhy {
  const { stay, logic, final, hacs } = grouped
  const suppressed = final.row?.suppressedNumbers ?? []
  const secondary = stay.secondary.flatMap((one) => severityOf(one, suppressed))
  const level = final.severity
  const why: Omit<DrgWhy, 'path'> = {
    mdc: {
      number: String(final.mdc).padStart(2, '0'),
      title: final.mdc > 0 ? (logic.titles.mdc.get(final.mdc) ?? '') : '',
      from: mdcFrom(stay, final),
    },
    step: {
      list: listOf(final, logic),
      rank: final.row?.rank ?? 0,
      formula: final.row?.formula ?? '',
      operands: operandsThatHold(stay, final),
    },
    secondary,
    decidedBy: [...new Set(secondary.filter((one) => one.counts && one.level === level).map(({ code }) => code))],
    hacs: hacs.map(({ hac, codes }) => hacEffect(stay, logic, hac, codes)),
    combinations: stay.combinations.map(({ cluster, members }) => ({
      codes: members.map(({ code }) => code),
      insteadOf: replaces(cluster, final.searched),
    })),
    ignored: ignoredOf(stay, logic),
  }
  return { ...why, path: inWords(why, grouped) }
}

function severityOf(one: Secondary, suppressed: readonly number[]): SecondarySeverity[] {
  if (one.diagnosis.level === 0) return []
  const level = one.diagnosis.level === 2 ? 'MCC' : 'CC'
  const reason = counts(one, suppressed) ? undefined : reasonOf(one)
  return [{ code: one.code, level, counts: reason === undefined, ...(reason ? { reason } : {}) }]
}

function reasonOf({ excluded, died, hac }: Secondary): NotCounted {
  if (excluded) return 'excluded-by-principal'
  if (died) return 'died'
  return hac ? 'hac' : 'part-of-drg'
}

function mdcFrom({ principal, mdc }: Stay, final: Decision): string {
  if (final.mdc === 0) return ''
  if (final.mdc === mdc) return `principal diagnosis ${principal.code}`
  if (final.mdc === 24) return 'significant trauma of two or more body sites'
  if (final.mdc === 25) return 'HIV infection with the principal diagnosis'
  return 'procedures before the MDC is assigned'
}

function listOf({ searched, row }: Decision, logic: Logic): string {
  if (row === undefined) return 'no formula holds'
  if (searched === 0) return 'Pre-MDC'
  if (searched === UNRELATED) return 'Operating room procedures unrelated to the principal diagnosis'
  const hierarchy =
    row.kind === 'SURGICAL' ? 'surgical hierarchy' : row.kind === 'MEDICAL' ? 'medical groups' : 'errors'
  return `MDC ${String(searched).padStart(2, '0')} ${logic.titles.mdc.get(searched) ?? ''}, ${hierarchy}`
}

/** The operands of the formula that hold, with the codes that carry them. */
function operandsThatHold(stay: Stay, { row, searched }: Decision): Operand[] {
  if (row === undefined) return []
  countProcedures(stay, searched)
  const test = resolver(stay.tables, row.suppressedNumbers)
  return operandsOf(row.formula)
    .filter((name) => test(name)(stay))
    .map((name) => ({ name, codes: [...new Set(carriers(stay, name, row.suppressedNumbers))] }))
}

function carriers(stay: Stay, operand: string, suppressed: readonly number[]): string[] {
  const { tables, principal, secondary } = stay
  if (operand === 'MCC' || operand === 'CC') {
    const level = operand === 'MCC' ? 2 : 1
    return secondary.filter((one) => one.diagnosis.level === level && counts(one, suppressed)).map(({ code }) => code)
  }
  const [where, name] = operand.split(':')
  if (name !== undefined) {
    const number = tables.attributes.indexOf(name)
    const first = principal.diagnosis?.attributes.includes(number) && where !== 'SDX' ? [principal.code] : []
    if (where === 'PDX') return first
    return [...first, ...secondary.filter((one) => one.diagnosis.attributes.includes(number)).map(({ code }) => code)]
  }
  return (countedBy(operand) ?? [operand]).flatMap((attribute) => performing(stay, attribute))
}

function performing({ tables, performed, combinations }: Stay, attribute: string): string[] {
  const number = tables.procedureAttributes.indexOf(attribute)
  const single = performed.filter(({ procedure }) => procedure.attributes.includes(number))
  const combined = combinations.filter(({ cluster }) => cluster.attributes.includes(number))
  return [
    ...single.map(({ code }) => code),
    ...combined.map(({ members }) => members.map(({ code }) => code).join(' + ')),
  ]
}

function hacEffect(stay: Stay, logic: Logic, hac: number, codes: readonly Secondary[]): HacEffect {
  const list = `hac${String(hac).padStart(2, '0')}_proc`
  const number = stay.tables.procedureAttributes.indexOf(list)
  const performed = stay.procedures.filter(({ procedure }) => procedure.attributes.includes(number))
  return {
    hac,
    title: logic.titles.hac.get(hac) ?? '',
    codes: codes.map(({ code, poa }) => ({ code, poa })),
    with: performed.map(({ code }) => code),
  }
}

function ignoredOf(stay: Stay, logic: Logic): DrgWhy['ignored'] {
  const version = stay.tables.versions[logic.version]?.name ?? ''
  const reason = (system: string) => `not a valid ${system} code in version ${version}`
  return [
    ...stay.unknown.diagnoses.map((code) => ({ code, reason: reason('ICD-10-CM') })),
    ...stay.unknown.procedures.map((code) => ({ code, reason: reason('ICD-10-PCS') })),
  ]
}

const LEVEL_WORDS = {
  'excluded-by-principal': 'excluded by the principal diagnosis',
  died: 'the patient died',
} as const

function inWords(why: Omit<DrgWhy, 'path'>, { stay, logic, initial, final }: Grouped): string[] {
  const title = (drg: number): string => `${String(drg).padStart(3, '0')} ${logic.titles.drg.get(drg) ?? ''}`
  const words: string[] = []
  if (why.mdc.from !== '') words.push(`MDC ${why.mdc.number} ${why.mdc.title}: from ${why.mdc.from}.`)
  if (!isStatus(stay.status)) words.push('The discharge status is none that exists.')
  const failed = FAILED[final.returnCode]
  if (failed) words.push(failed)
  else {
    const by = why.step.operands
      .map(({ name, codes }) => (codes.length > 0 ? `${name} (${codes.join(', ')})` : name))
      .join(', ')
    words.push(`${why.step.list}, rank ${why.step.rank}: ${why.step.formula}${by ? `; holds by ${by}` : ''}.`)
  }
  for (const { code, level, counts: counted, reason } of why.secondary) {
    if (counted || reason === undefined) continue
    const because =
      reason === 'hac'
        ? 'hospital-acquired, not present on admission'
        : reason === 'part-of-drg'
          ? 'part of the DRG itself'
          : LEVEL_WORDS[reason]
    words.push(`${code} (${level}) does not count: ${because}.`)
  }
  if (why.decidedBy.length > 0) words.push(`Severity ${final.severity}: by ${why.decidedBy.join(', ')}.`)
  for (const { hac, title: name, codes } of why.hacs) {
    words.push(
      `HAC ${hac} ${name}: met by ${codes.map(({ code, poa }) => `${code} (POA ${poa || 'not reported'})`).join(', ')}.`,
    )
  }
  if (initial.drg !== final.drg) words.push(`Before hospital-acquired conditions: ${title(initial.drg)}.`)
  for (const { codes, insteadOf } of why.combinations) {
    words.push(`${codes.join(' + ')} count as one combination${insteadOf ? ' in place of the single codes' : ''}.`)
  }
  for (const { code, reason } of why.ignored) words.push(`${code} is left out: ${reason}.`)
  words.push(`DRG ${title(final.drg)}.`)
  return words
}

const FAILED: Partial<Record<Decision['returnCode'], string>> = {
  INVALID_PDX: 'The principal diagnosis is not a valid code of this version.',
  DX_CANNOT_BE_PDX: 'An external cause cannot be the principal diagnosis.',
  INVALID_SEX: 'The MDC of the principal diagnosis depends on the sex, which is unknown.',
  INVALID_DISCHARGE_STATUS: 'The group depends on the discharge status.',
  HAC_MISSING_ONE_POA: 'A hospital-acquired condition is met, and a code of the conditions has no POA indicator.',
  UNGROUPABLE: 'No formula of the MDC holds.',
}
