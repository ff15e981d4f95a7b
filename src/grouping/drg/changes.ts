/**
 * Documented facts on which a DRG rests: what the stay would be grouped to without each of them. Nothing is ever added to the claim: what
 * could be added is for the record to say, not for a table.
 */
import { type Grouped, notPresent } from './logic.ts'
import { DIED } from './stay.ts'
import type { DrgChange, DrgClaim, DrgResult } from './types.ts'

/** Claims may have any number of codes; beyond these, single ones do not move a group. */
const MOST = 100

export function changesOf(
  claim: DrgClaim,
  { stay, final }: Grouped,
  regroup: (claim: DrgClaim) => DrgResult | undefined,
): DrgChange[] {
  const now = String(final.drg).padStart(3, '0')
  const changes: DrgChange[] = []
  const attempt = (kind: DrgChange['kind'], fact: string, other: DrgClaim, code?: string): void => {
    const then = regroup(other)
    if (then === undefined || then.drg === now) return
    changes.push({
      kind,
      ...(code === undefined ? {} : { code }),
      fact,
      drg: then.drg,
      title: then.title,
      ...(then.weights ? { weight: then.weights.weight } : {}),
    })
  }
  const without = <T>(list: readonly T[], i: number): T[] => list.filter((_, j) => j !== i)
  const bare = (code: string): string => code.replaceAll('.', '').trim().toUpperCase()

  claim.secondary.slice(0, MOST).forEach(({ code }, i) => {
    const fact = `${code} is documented as a secondary diagnosis.`
    attempt('without-diagnosis', fact, { ...claim, secondary: without(claim.secondary, i) }, code)
  })
  claim.procedures.slice(0, MOST).forEach((code, i) => {
    const fact = `${code} was performed.`
    attempt('without-procedure', fact, { ...claim, procedures: without(claim.procedures, i) }, code)
  })
  if (!claim.poaExempt) {
    const listed = new Map(
      stay.secondary.filter(({ diagnosis }) => diagnosis.hacs !== 0).map((one) => [bare(one.code), one]),
    )
    claim.secondary.slice(0, MOST).forEach((given, i) => {
      const one = listed.get(bare(given.code))
      if (one === undefined) return
      const poa = notPresent(one) ? 'Y' : 'N'
      const fact = `${given.code} has the POA indicator ${one.poa || '(none)'}; this is the group with ${poa}.`
      attempt(
        'poa',
        fact,
        { ...claim, secondary: claim.secondary.map((other, j) => (j === i ? { ...other, poa } : other)) },
        given.code,
      )
    })
  }
  const died = stay.status === DIED
  attempt('discharge-status', died ? 'The patient died (discharge status 20).' : 'The patient left alive.', {
    ...claim,
    dischargeStatus: died ? '01' : '20',
  })
  return changes
}
