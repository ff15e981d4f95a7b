/** Stays for the tests of the grouper, and the grouper over the real assets, without the rest of the index. */
import { buildDrg } from '../../../../src/grouping/compile/drg.ts'
import { openDrg } from '../../../../src/grouping/drg/drg.ts'
import type { DrgClaim, DrgFailure, DrgResult, DrgWhy } from '../../../../src/grouping/drg/types.ts'
import { openClassification } from '../../../../src/library/classification.ts'
import { buildClassification } from '../../../../src/library/compile/classification.ts'
import { compileIndex } from '../../../../src/store/compile/compile.ts'
import { openIndex } from '../../../../src/store/format.ts'
import { folderAssets } from '../../../../src/store/node.ts'

const { chunks, manifest } = await compileIndex(folderAssets('assets'), [buildClassification, buildDrg])
const index = openIndex(chunks, manifest)
export const drg = openDrg(index, openClassification(index))

/** A stay of version 44.0. Secondary diagnoses may name their POA ("L89.154 N", "L89.154 -" for none); it is Y otherwise. */
export function stay(
  principal: string,
  secondary: readonly string[] = [],
  procedures: readonly string[] = [],
  more: Partial<DrgClaim> = {},
): DrgClaim {
  return {
    version: '44.0',
    principal: { code: principal, poa: 'Y' },
    secondary: secondary.map((text) => {
      const [code = '', poa = 'Y'] = text.split(' ')
      return poa === '-' ? { code } : { code, poa }
    }),
    procedures,
    age: 60,
    sex: 'F',
    dischargeStatus: '01',
    ...more,
  }
}

const grouped = <T extends object>(result: T | DrgFailure): T => {
  if ('ok' in result) throw new Error(result.message)
  return result
}

export const group = (...of: Parameters<typeof stay>): DrgResult => grouped(drg.group(stay(...of)))

export const explained = (...of: Parameters<typeof stay>): DrgResult & { why: DrgWhy } =>
  grouped(drg.explain(stay(...of)))
