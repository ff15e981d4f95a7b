/** MS-DRG in Node: stays a second, beside the package msdrg where Python has it (`pip install msdrg==1.2.0`; PYTHON names another one). */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { openDrg } from '../../src/grouping/drg/drg.ts'
import type { DrgClaim } from '../../src/grouping/drg/types.ts'
import { openClassification } from '../../src/library/classification.ts'
import { openRealIndex } from '../support/real-index.ts'
import { median } from './median.ts'

const STAYS = 'tests/fixtures/drg/stays.jsonl'
const ROUNDS = 5
const { PYTHON, HOME } = process.env
const PYTHONS = [PYTHON, 'python3', `${HOME}/.cache/chartside/venv/bin/python`]

export interface DrgFigures {
  stays: number
  /** A second. */
  own: number
  /** The package's, taken in turn; absent where it is not there. */
  native?: { perSecond: number; agreeing: number }
  leftOut: string[]
}

export async function drgFigures(): Promise<DrgFigures> {
  const index = await openRealIndex()
  const drg = openDrg(index, openClassification(index))
  const text = readFileSync(STAYS, 'utf8').trim()
  const stays: DrgClaim[] = text.split('\n').map((line) => JSON.parse(line))
  const round = (): number => {
    const from = performance.now()
    for (const stay of stays) drg.group(stay)
    return (performance.now() - from) / 1000
  }
  // the compiler's first looks are not what is measured
  for (let i = 0; i < 3; i++) round()
  const python = PYTHONS.find((name) => name && spawnSync(name, ['-c', 'import msdrg']).status === 0)
  const own: number[] = []
  const theirs: number[] = []
  let drgs: number[] = []
  for (let i = 0; i < ROUNDS; i++) {
    own.push(round())
    if (python === undefined) continue
    const run = spawnSync(python, ['tests/bench/native_drg.py', '--rounds', '1'], { input: text, encoding: 'utf8' })
    if (run.status !== 0) throw new Error(`msdrg did not group the stays: ${run.stderr}`)
    const answer: { seconds: number[]; drgs: number[] } = JSON.parse(run.stdout)
    theirs.push(...answer.seconds)
    drgs = answer.drgs
  }
  const perSecond = (seconds: number[]): number => Math.round(stays.length / median(seconds))
  const agreeing = stays.filter((stay, i) => {
    const result = drg.group(stay)
    return !('ok' in result) && Number(result.drg) === drgs[i]
  }).length
  return {
    stays: stays.length,
    own: perSecond(own),
    ...(python === undefined ? {} : { native: { perSecond: perSecond(theirs), agreeing } }),
    leftOut: python === undefined ? ['msdrg: there is no Python with it here'] : [],
  }
}
