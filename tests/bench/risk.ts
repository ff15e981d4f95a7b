/** Risk adjustment in Node: beneficiaries a second, over those of the tests. */
import { readFileSync } from 'node:fs'
import { openHcc } from '../../src/grouping/hcc/hcc.ts'
import type { HccRequest } from '../../src/grouping/hcc/types.ts'
import { openClassification } from '../../src/library/classification.ts'
import { openRealIndex } from '../support/real-index.ts'
import { inTurn } from './median.ts'

const ROUNDS = 15

export async function riskFigures(): Promise<{ beneficiaries: number; perSecond: number }> {
  const index = await openRealIndex()
  const hcc = openHcc(index, openClassification(index))
  const requests: HccRequest[] = readFileSync('tests/fixtures/hcc/beneficiaries.jsonl', 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  // the compiler's first looks are not what is measured
  for (let i = 0; i < 5; i++) requests.forEach(hcc.adjust)
  const { all } = await inTurn(ROUNDS, { all: () => requests.map(hcc.adjust) })
  return { beneficiaries: requests.length, perSecond: Math.round(requests.length / (all / 1000)) }
}
