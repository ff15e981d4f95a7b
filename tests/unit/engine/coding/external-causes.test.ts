import { expect, it } from 'vitest'
import { createEngine } from '../../../../src/engine/index.ts'
import { openRealIndex } from '../../../support/real-index.ts'

const engine = createEngine(await openRealIndex())

const codes = (note: string): string[] =>
  engine.analyse(note, { setting: 'outpatient', date: '2026-11-22' }).suggestions.map((s) => s.code)

it('takes where and while doing what an injury happened from the sentence that tells it', () => {
  const told = codes('He tripped while playing basketball in the gymnasium and has a sprain of the right ankle.')
  expect(told).toEqual(expect.arrayContaining(['S93.401A', 'Y93.67']))
})

it.each([
  [
    'where care was sought',
    'She fell and her trainer took her to the urgent care: sprain of the right ankle.',
    'Y92.532',
  ],
  ['what somebody likes to do', 'She enjoys skiing. She fell at home and has a sprain of the right ankle.', 'Y93.23'],
  [
    'a place at a later encounter, which only the first one codes',
    'Follow up of a sprain of the right ankle that is healing. She fell in a grocery store.',
    'Y92.512',
  ],
])('does not take %s', (_what, note, code) => {
  expect(codes(note)).not.toContain(code)
})
