import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Taken } from '../../../src/background/duplicates.ts'

const A = 'She slept badly because of leg cramps and stopped hydrochlorothiazide on Friday.'
const B = 'Potassium today is 3.1, magnesium normal.'
const C = 'Her blood pressure is 139/82 without it.'

const left = (taken: Taken, text: string): string[] =>
  taken.remainder(text).map(({ start, end }) => text.slice(start, end))

function after(...texts: string[]): Taken {
  const taken = new Taken()
  for (const text of texts) taken.add(text)
  return taken
}

describe('what remains of a text', () => {
  it('is all of it when nothing was taken yet', () => {
    expect(left(new Taken(), `${A}\n${B}`)).toEqual([`${A}\n${B}`])
  })
  it('is nothing of an exact copy, however its white space runs', () => {
    expect(left(after(`${A}\n${B}`), `${A}   ${B.toUpperCase()}`)).toEqual([])
  })
  it('is what is new, before, between and after', () => {
    expect(left(after(B), `${A} ${B} ${C}`)).toEqual([A, C])
  })
  it('is nothing of a sentence with a word more or less', () => {
    expect(
      left(after(A), 'She slept badly because of leg cramps and stopped hydrochlorothiazide on Friday evening.'),
    ).toEqual([])
  })
  it('is a short text of its own, but not a second time', () => {
    expect(left(after(A), 'Mild asthma.')).toEqual(['Mild asthma.'])
    expect(left(after('Mild asthma.'), 'Mild  asthma.')).toEqual([])
  })
  it('takes the short sentences along with the long ones around them', () => {
    expect(left(after(A), `${A} Better. Eating.`)).toEqual([])
    expect(left(after(A), `${A} Better. ${B}`)).toEqual([`Better. ${B}`])
  })
})

describe('what the person edits', () => {
  it('replaces an older state of the same sentence', () => {
    const taken = new Taken()
    taken.add([A, B, C].join('\n'), true)
    expect(left(taken, [A, B, C.replace('139', '138')].join('\n'))).toEqual([])
  })
  it('does not swallow a sentence of another note that is worded alike', () => {
    const taken = new Taken()
    taken.add(C, true)
    const other = `${C.replace('139', '151')} He has gout of the right big toe. He takes no medicine for it yet.`
    expect(left(taken, other)).toEqual([other])
  })
})

describe('pieces', () => {
  it('are ranges of the text, in order and apart', () => {
    const sentence = fc.constantFrom(A, B, C, 'Better.', 'Plan:', '\n')
    fc.assert(
      fc.property(fc.array(sentence), fc.array(sentence), (first, second) => {
        const text = second.join(' ')
        let end = 0
        for (const piece of after(first.join(' ')).remainder(text)) {
          expect(piece.start).toBeGreaterThanOrEqual(end)
          expect(piece.end).toBeGreaterThan(piece.start)
          end = piece.end
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})
