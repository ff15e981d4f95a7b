/** The edits over a claim of any system: opens what its codes need. */
import { check } from '../edits/check.ts'
import type { CheckResult, Claim, CodeLists } from '../edits/types.ts'
import type { Hcpcs } from '../library/hcpcs/hcpcs.ts'
import type { Procedures } from '../library/procedures/types.ts'
import type { Failure } from '../platform/messages.ts'
import type { Encoder } from './encoder.ts'
import { dateOutside } from './failures.ts'

/** Never throws for what a claim says; a date that no release covers is a failure. */
export async function checkClaim(encoder: Encoder, claim: Claim): Promise<CheckResult | Failure> {
  const coverage = await encoder.open('coverage')
  if (!coverage.covers(claim.date)) return dateOutside(claim.date, coverage)
  return check(claim, await encoder.open('edits'), await listsFor(encoder, claim), await encoder.open('editImports'))
}

/** The lists that the claim's codes are looked up in; a volume that it does not need stays closed. */
async function listsFor(encoder: Encoder, { codes }: Claim): Promise<CodeLists> {
  const has = (...systems: string[]) => codes.some(({ system }) => systems.includes(system))
  const procedures = has('ICD-10-PCS') ? await encoder.open('procedures') : undefined
  const hcpcs = has('HCPCS', 'CPT') ? await encoder.open('hcpcs') : undefined
  return {
    classification: await encoder.open('classification'),
    isProcedure: (code, day) => isProcedure(procedures, code, day),
    service: (code, day) => service(hcpcs, code, day),
    modifier: (code, day) => {
      const known = hcpcs?.modifiers.isValid(code, day) === true
      return known ? (hcpcs?.modifiers.find(code)?.flags ?? []) : undefined
    },
  }
}

function isProcedure(procedures: Procedures | undefined, code: string, day: number): boolean {
  const row = procedures?.find(code) ?? -1
  return row >= 0 && (procedures?.isValid(row, day) ?? false)
}

function service(hcpcs: Hcpcs | undefined, code: string, day: number) {
  const row = hcpcs?.find(code) ?? -1
  return row < 0 ? undefined : hcpcs?.period(row, day)
}
