import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkAnswers } from '../../../src/background/answers.ts'

const part = { id: 'a', text: 'Chest pain.', kind: 'text', label: 'HPI', score: 0.9, top: 1, left: 2 }
const child = {
  step: '0',
  visible: true,
  active: false,
  own: true,
  origin: 'https://frames.example',
  loading: false,
  top: 0,
  left: 0,
  width: 9,
  height: 9,
  what: 'labs',
}
const answer = { path: [], frame: 'Chart', parts: [part], unread: [{ reason: 'canvas', what: 'x' }], children: [child] }

const check = (given: unknown) => checkAnswers([{ frameId: 4, answer: given }])

describe('the answer of a frame', () => {
  it('is taken with the id of its frame', () => {
    expect(check(answer)).toEqual([{ ...answer, frameId: 4 }])
  })

  it('loses what it was not asked for', () => {
    expect(check({ ...answer, frameId: 99, extra: 'x', parts: [{ ...part, html: '<b>' }] })).toEqual([
      { ...answer, frameId: 4 },
    ])
  })

  it.each([
    ['null', null],
    ['no parts', { ...answer, parts: undefined }],
    ['a score above one', { ...answer, parts: [{ ...part, score: 2 }] }],
    ['a place that is no number', { ...answer, parts: [{ ...part, top: Number.NaN }] }],
    ['an unknown kind', { ...answer, parts: [{ ...part, kind: 'script' }] }],
    ['an endless label', { ...answer, parts: [{ ...part, label: 'x'.repeat(10_000) }] }],
    ['a million parts', { ...answer, parts: { length: 1_000_000 } }],
  ])('with %s counts as not given', (_what, given) => {
    expect(check(given)).toEqual([])
  })

  it('never throws, and costs the others nothing', () => {
    fc.assert(
      fc.property(fc.anything(), (junk) => {
        const taken = checkAnswers([
          { frameId: 1, answer: junk },
          { frameId: 2, answer },
        ])
        expect(taken.at(-1)).toEqual({ ...answer, frameId: 2 })
      }),
    )
  })
})
