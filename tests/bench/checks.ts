/** The edits in Node: claims a second, against reading the same claims as JSON. */
import { readFileSync } from 'node:fs'
import type { Claim } from '../../src/edits/types.ts'
import { checkClaim } from '../../src/encoder/check.ts'
import { createEncoder } from '../../src/encoder/encoder.ts'
import { openRealIndex } from '../support/real-index.ts'
import { inTurn } from './median.ts'

const CLAIMS = 'tests/fixtures/edits/claims.jsonl'
const ROUNDS = 5

export interface CheckFigures {
  claims: number
  perSecond: number
  /** Time of a check against that of parsing the claim. */
  ratio: number
}

export async function checkFigures(): Promise<CheckFigures> {
  const index = await openRealIndex()
  const encoder = createEncoder(async () => index)
  const lines = readFileSync(CLAIMS, 'utf8').split('\n').filter(Boolean)
  const claims = lines.map((line): Claim => JSON.parse(line))
  const check = async () => {
    for (const claim of claims) await checkClaim(encoder, claim)
  }
  // opening the volumes is not what is measured
  await check()
  const times = await inTurn(ROUNDS, { parse: () => lines.map((line) => JSON.parse(line)), check })
  return {
    claims: claims.length,
    perSecond: Math.round((claims.length / times.check) * 1000),
    ratio: times.check / times.parse,
  }
}
