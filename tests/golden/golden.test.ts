/** Notes of the project's own, each with what a coder would make of it and the rule that says so. */
import { describe, expect, it } from 'vitest'
import { parseDay } from '../../src/library/day.ts'
import { faults, spansOf } from './check.ts'
import { known } from './known.ts'
import { notes } from './notes/index.ts'
import { openReal } from './open.ts'

const { engine, codes } = await openReal()

describe('the notes', () => {
  it('are at least 60, each of its own name, phenomenon and text', () => {
    expect(notes.length).toBeGreaterThanOrEqual(60)
    for (const of of ['name', 'phenomenon'] as const) expect(new Set(notes.map((n) => n[of])).size).toBe(notes.length)
  })
  it('expect codes that may be billed on their day', () => {
    const wrong = notes.flatMap((n) =>
      [...(n.expect.recommended ?? []), ...(n.expect.mentioned ?? [])]
        .filter(
          (code) =>
            !code.endsWith('*') && !codes.isBillable(codes.find(code.replace('.', '')), parseDay(n.encounter.date)),
        )
        .map((code) => `${n.name}: ${code}`),
    )
    expect(wrong).toEqual([])
  })
  it('have no fault on record that is not one of theirs', () => {
    expect([...known.keys()].filter((name) => !notes.some((n) => n.name === name))).toEqual([])
  })
})

describe.each(notes)('$name: $phenomenon', (golden) => {
  const analysis = engine.analyse(golden.text, golden.encounter)
  const reason = known.get(golden.name)
  it(reason === undefined ? golden.why : `still fails: ${reason}`, () => {
    const found = faults(golden, analysis)
    if (reason === undefined) expect(found).toEqual([])
    else expect(found, 'this note passes now: take it from the list of known faults').not.toEqual([])
  })
  it('points only to words of the note', () => {
    const spans = spansOf(analysis)
    expect(spans.map((s) => golden.text.slice(s.start, s.end))).toEqual(spans.map((s) => s.text))
    for (const s of analysis.suggestions) expect(s.evidence.length, s.code).toBeGreaterThan(0)
  })
})
