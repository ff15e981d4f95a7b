/** The volume `hcc` and the classification out of the real assets, without the rest of the index. */
import { buildHcc } from '../../../../src/grouping/compile/hcc.ts'
import { type Hcc, openHcc } from '../../../../src/grouping/hcc/hcc.ts'
import type { HccFailure, HccRequest, HccResult } from '../../../../src/grouping/hcc/types.ts'
import { openClassification } from '../../../../src/library/classification.ts'
import { buildClassification } from '../../../../src/library/compile/classification.ts'
import { compileIndex } from '../../../../src/store/compile/compile.ts'
import { type Index, openIndex } from '../../../../src/store/format.ts'
import { folderAssets } from '../../../../src/store/node.ts'

export async function hccIndex(): Promise<Index> {
  const { chunks, manifest } = await compileIndex(folderAssets('assets'), [buildClassification, buildHcc])
  return openIndex(chunks, manifest)
}

export async function realHcc(): Promise<Hcc> {
  const index = await hccIndex()
  return openHcc(index, openClassification(index))
}

/** The result of a request that must succeed. */
export function adjusted(hcc: Hcc, request: HccRequest): HccResult {
  const result = hcc.adjust(request)
  if ('ok' in result) throw new Error((result as HccFailure).message)
  return result
}

export interface Beneficiary extends HccRequest {
  id: string
  expect: { segment?: string; score: number; hccs?: string[]; interactions?: string[] }
}
