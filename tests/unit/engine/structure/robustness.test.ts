import fc from 'fast-check'
import { expect, test } from 'vitest'
import { read } from './notes.ts'

const pieces = fc.constantFrom(
  'PLAN:',
  'S:',
  '\n',
  '\n\n',
  '- ',
  '1. ',
  '2) ',
  '[x] ',
  '[ ]',
  '(+)',
  'Fever: no',
  ' | ',
  '\t',
  '# ',
  '**',
  '====\n',
  'word ',
  'Dr. ',
  '. ',
  '😀',
  '\u0301',
  'ASSESSMENT ',
  '?',
  ':',
  ';',
  ',',
  'and ',
)

test('every offset lies in order within the text, whatever it holds', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 60 }), (parts) => {
      const text = parts.join('')
      const { sections, blocks, sentences, fields } = read(text)
      let at = 0
      for (const s of sections) {
        expect(s.titleStart).toBeGreaterThanOrEqual(at)
        expect(s.titleEnd).toBeGreaterThanOrEqual(s.titleStart)
        expect(s.start).toBeGreaterThanOrEqual(s.titleEnd)
        expect(s.end).toBeGreaterThanOrEqual(s.start)
        at = s.end
      }
      expect(at).toBe(text.length)
      for (let b = 0; b < blocks.count; b++) {
        expect(blocks.end[b]!).toBeGreaterThan(blocks.start[b]!)
        expect(blocks.start[b]!).toBeGreaterThanOrEqual(b === 0 ? 0 : blocks.end[b - 1]!)
        expect(blocks.parent[b]!).toBeLessThan(b)
      }
      for (let s = 0; s < sentences.count; s++) {
        expect(sentences.start[s]!).toBeGreaterThanOrEqual(blocks.start[sentences.block[s]!]!)
        expect(sentences.end[s]!).toBeLessThanOrEqual(blocks.end[sentences.block[s]!]!)
      }
      for (const f of fields) {
        expect(f.keyEnd).toBeGreaterThan(f.keyStart)
        expect(text.slice(f.keyStart, f.keyEnd).trim()).not.toBe('')
      }
    }),
    { numRuns: 100 },
  )
}, 30_000)

test.each([
  'A: ',
  ':',
  'PLAN: x. ',
  '- x\n',
  '(+) ',
  '[ ] ',
  '+a ',
  '. ',
  '1. a 2. b ',
  'a\tyes\t',
  '# ',
  'Abc\n---\n',
  'Fever: no ',
  'a, ',
])(
  '%j repeated over a million characters is read to the end',
  (unit) => {
    // A way that takes the square of the length would not come back within the limit of a test.
    const text = unit.repeat(Math.ceil(1_000_000 / unit.length))
    expect(read(text).sections.at(-1)?.end).toBe(text.length)
  },
  60_000,
)
