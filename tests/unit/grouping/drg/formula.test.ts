import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileFormula, operandsOf } from '../../../../src/grouping/drg/formula.ts'

const holds = (text: string, ...true_: string[]): boolean =>
  compileFormula<readonly string[]>(text, (operand) => (stay) => stay.includes(operand))(true_)

describe('a formula', () => {
  it('binds ~ before & before |', () => {
    expect(holds('a | b & c', 'a')).toBe(true)
    expect(holds('a | b & c', 'b')).toBe(false)
    expect(holds('(a | b) & c', 'a')).toBe(false)
    expect(holds('~a & b', 'b')).toBe(true)
    expect(holds('~(a & b)', 'a')).toBe(true)
  })

  it('agrees with plain logic on every combination of operands', () => {
    const names = ['MCC', 'PDX:dxc0505', 'laac']
    type Node = { text: string; value(set: ReadonlySet<string>): boolean }
    const { node } = fc.letrec<{ node: Node }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        fc.constantFrom(...names).map((name): Node => ({ text: name, value: (set) => set.has(name) })),
        tie('node').map((one): Node => ({ text: `~(${one.text})`, value: (set) => !one.value(set) })),
        fc
          .tuple(tie('node'), tie('node'))
          .map(([a, b]): Node => ({ text: `(${a.text} & ${b.text})`, value: (set) => a.value(set) && b.value(set) })),
        fc
          .tuple(tie('node'), tie('node'))
          .map(([a, b]): Node => ({ text: `(${a.text} | ${b.text})`, value: (set) => a.value(set) || b.value(set) })),
      ),
    }))
    fc.assert(
      fc.property(node, fc.subarray(names), ({ text, value }, set) => {
        expect(holds(text, ...set)).toBe(value(new Set(set)))
      }),
    )
  })

  it('names its operands once, in order', () => {
    expect(operandsOf('(MCC | CC) & ~PDX:hiv & MCC')).toEqual(['MCC', 'CC', 'PDX:hiv'])
  })

  it.each(['a &', '(a | b', 'a b', '', '& a'])('that is damaged is refused: %s', (text) => {
    expect(() => holds(text)).toThrow('formula')
  })
})
