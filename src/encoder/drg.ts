/** MS-DRG for those outside, and what a diagnosis' record says of it. */
import type { CodeSystem } from '../engine/types.ts'
import type { CodeFacts, ProcedureFacts } from '../grouping/drg/facts.ts'
import type { DrgChange, DrgClaim, DrgFailure, DrgResult, DrgWhy } from '../grouping/drg/types.ts'
import type { CodeFlag } from '../platform/messages.ts'
import type { Encoder } from './encoder.ts'

/** A stay; without `version`, the one that groups discharges of `date` (ISO). */
export type DrgRequest = Omit<DrgClaim, 'version'> & { version?: string | undefined; date: string }

/** Groups the stay and says why. A version or date that is not bundled, and an age or discharge status that cannot be, are failures. */
export async function groupStay(
  encoder: Encoder,
  request: DrgRequest,
): Promise<(DrgResult & { why: DrgWhy }) | DrgFailure> {
  const claim = await claimOf(encoder, request)
  return 'ok' in claim ? claim : (await encoder.open('drg')).explain(claim)
}

/** Documented facts on which the DRG of the stay rests, each with the group that the stay would have without it. */
export async function drgChanges(encoder: Encoder, request: DrgRequest): Promise<DrgChange[] | DrgFailure> {
  const claim = await claimOf(encoder, request)
  return 'ok' in claim ? claim : (await encoder.open('drg')).changes(claim)
}

async function claimOf(encoder: Encoder, { date, version, ...claim }: DrgRequest): Promise<DrgClaim | DrgFailure> {
  const drg = await encoder.open('drg')
  const chosen = version ?? drg.versionOn(date)
  if (chosen !== undefined) return { ...claim, version: chosen }
  return {
    ok: false,
    error: 'unknown-version',
    message: `No bundled version of the MS-DRG grouper covers discharges of ${date}. Give the version: ${drg.versions.join(', ')}.`,
  }
}

/** Principal diagnoses that a flag names; their number is always told. */
const NAMED = 12

/** Severity with its exclusions, MDC, medical groups and hospital-acquired conditions of a diagnosis; of a procedure, where it is performed. */
export async function drgFlags(encoder: Encoder, system: CodeSystem, code: string, date: string): Promise<CodeFlag[]> {
  if (system === 'ICD-10-PCS') return procedureFlags((await encoder.open('drg')).procedure(code, date))
  if (system !== 'ICD-10-CM') return []
  const facts = (await encoder.open('drg')).code(code, date)
  if (facts === undefined) return []
  const source = `MS-DRG v${facts.version}`
  return [
    ...severityFlags(facts, source),
    ...facts.mdcs.map(({ mdc, title, sex }) => ({
      id: 'mdc',
      label: `MDC ${mdc} ${title}${sex === undefined ? '' : sex === 'M' ? ' (male)' : ' (female)'}`,
      source,
      detail: 'As principal diagnosis.',
    })),
    ...groupFlags(facts, source),
    ...facts.hacs.map(({ hac, title }) => ({
      id: 'hac',
      label: `HAC ${hac} ${title}`,
      source,
      detail: 'Counts as hospital-acquired when it was not present on admission.',
    })),
  ]
}

function severityFlags({ level, excludedBy, onlyAlive }: CodeFacts, source: string): CodeFlag[] {
  if (level === 'NCC') return []
  const named = excludedBy.slice(0, NAMED).join(', ')
  const more = excludedBy.length > NAMED ? ', …' : ''
  const detail = [
    excludedBy.length > 0
      ? `Does not count beside ${excludedBy.length} principal ${excludedBy.length === 1 ? 'diagnosis' : 'diagnoses'}: ${named}${more}.`
      : 'No principal diagnosis excludes it.',
    ...(onlyAlive ? ['Counts only when the patient left alive.'] : []),
  ]
  return [{ id: level.toLowerCase(), label: level, source, detail: detail.join(' ') }]
}

function groupFlags({ drgs }: CodeFacts, source: string): CodeFlag[] {
  if (drgs.length === 0) return []
  return [
    {
      id: 'drg',
      label: `MS-DRG ${drgs.map(({ drg }) => drg).join(', ')}`,
      source,
      detail: `As principal diagnosis of a medical stay: ${drgs.map(({ drg, title }) => `${drg} ${title}`).join('; ')}.`,
    },
  ]
}

const SETTINGS = {
  'operating-room': 'O.R. procedure',
  'affects-drg': 'Non-O.R. procedure that affects the MS-DRG',
  none: 'Non-O.R. procedure',
} as const

const procedureFlags = (facts: ProcedureFacts | undefined): CodeFlag[] =>
  facts === undefined
    ? []
    : [{ id: 'operating-room', label: SETTINGS[facts.setting], source: `MS-DRG v${facts.version}` }]
