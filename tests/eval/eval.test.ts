/** CI's guard of accuracy: no figure of the public sets falls more than 0.01 below its best without a written reason. */
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Figure, measure } from './measure.ts'
import { SETS } from './sets.ts'

const BENCH = '../shared/bench'

describe.skipIf(!existsSync(BENCH))(`public evaluation sets (left out where ${BENCH} is not there)`, () => {
  it.each(SETS.map((s) => s.name))('%s holds its best figures', (only) => {
    const figures: Figure[] = [...measure({ bench: BENCH, date: '2026-11-22', only })]
    expect(figures.length).toBeGreaterThan(0)
    expect(figures.filter((f) => f.fallen)).toEqual([])
  })
})
