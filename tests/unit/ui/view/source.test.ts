import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeRanges, partOf, runsOf, snippet } from '../../../../src/ui/view/source.ts'
import { quote, READING, TEXT } from '../fixture/chart.ts'

const range = (max: number) =>
  fc.tuple(fc.nat(max), fc.nat(max)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))

describe('the runs of a part', () => {
  it('are, joined, exactly the part’s text, whatever is highlighted', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60 }),
        fc.array(range(60)),
        fc.option(range(60), { nil: undefined }),
        (text, evidence, focus) => {
          const part = { start: Math.min(3, text.length), end: text.length }
          const runs = runsOf(text, part, mergeRanges(evidence), focus)
          expect(runs.map((r) => r.text).join('')).toBe(text.slice(part.start))
        },
      ),
    )
  })

  it('are highlighted exactly where a range lies', () => {
    fc.assert(
      fc.property(fc.array(range(40)), fc.option(range(40), { nil: undefined }), (evidence, focus) => {
        const text = 'x'.repeat(40)
        for (const run of runsOf(text, { start: 0, end: 40 }, mergeRanges(evidence), focus)) {
          for (let at = run.start; at < run.start + run.text.length; at++) {
            expect(run.evidence).toBe(evidence.some((r) => r.start <= at && at < r.end))
            expect(run.focus).toBe(!!focus && focus.start <= at && at < focus.end)
          }
        }
      }),
    )
  })

  it('are made for a long chart that says the same thousands of times', () => {
    const text = 'hypertension. '.repeat(100_000)
    const evidence = Array.from({ length: 100_000 }, (_, i) => ({ start: i * 14, end: i * 14 + 12 }))
    expect(runsOf(text, { start: 0, end: text.length }, evidence)).toHaveLength(200_000)
  })
})

it('merged ranges are sorted and apart', () => {
  const ranges = [
    { start: 8, end: 12 },
    { start: 0, end: 3 },
    { start: 3, end: 5 },
    { start: 6, end: 6 },
    { start: 10, end: 11 },
  ]
  expect(mergeRanges(ranges)).toEqual([
    { start: 0, end: 5 },
    { start: 8, end: 12 },
  ])
})

it('an offset belongs to the part that it lies in, and none between parts', () => {
  const [first, second] = READING.parts
  expect(partOf(READING.parts, second!.start)?.label).toBe('Objective')
  expect(partOf(READING.parts, first!.end)).toBeUndefined()
})

describe('evidence in its context', () => {
  it('quotes verbatim and stays within its line', () => {
    const { before, quote: words, after } = snippet(TEXT, quote('Hypertension, above goal'), 16, 60)
    expect([before, words, after]).toEqual(['3. ', 'Hypertension, above goal', '. Increase lisinopril to 40 mg.'])
  })

  it('cuts at words and says so', () => {
    const { before, after } = snippet(TEXT, quote('burning and numbness'), 12, 22)
    expect(before).toBe('…Reports ')
    expect(after).toBe(' in both feet, worse…')
  })

  it('drops the bullet before it', () => {
    const text = '  • Asthma\n'
    expect(snippet(text, { start: 4, end: 10, text: 'Asthma' }, 16, 16)).toEqual({
      before: '',
      quote: 'Asthma',
      after: '',
    })
  })

  it('never contains a line break', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.nat(80), fc.nat(20), (text, at, length) => {
        const start = Math.min(at, text.length)
        const end = Math.min(start + length, text.length)
        const { before, quote: words, after } = snippet(text, { start, end, text: text.slice(start, end) }, 10, 10)
        expect(before + words + after).not.toMatch(/[\n\r]/)
      }),
    )
  })
})
