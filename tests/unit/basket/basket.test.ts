import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changed, EMPTY_BASKET } from '../../../src/basket/basket.ts'
import type { Basket, BasketChange } from '../../../src/basket/types.ts'

type Change = Exclude<BasketChange, { kind: 'undo' }>
const after = (...changes: Change[]): Basket => changes.reduce(changed, EMPTY_BASKET)
const refs = (basket: Basket) => basket.items.map(({ ref }) => ref)
const add = (ref: string): Change => ({ kind: 'add', ref })

describe('a basket', () => {
  it('holds each code once, in the order of acceptance', () => {
    expect(refs(after(add('E11.22'), add('N18.32'), add('E11.22')))).toEqual(['E11.22', 'N18.32'])
  })

  it('changes the principal diagnosis by moving', () => {
    const basket = after(add('A'), add('B'), add('C'), { kind: 'move', ref: 'C', to: 0 })
    expect(refs(basket)).toEqual(['C', 'A', 'B'])
    expect(refs(changed(basket, { kind: 'move', ref: 'C', to: 99 }))).toEqual(['A', 'B', 'C'])
    expect(changed(basket, { kind: 'move', ref: 'Z', to: 0 }).items).toEqual(basket.items)
  })

  it('keeps what a claim line says, within the room that the claim has', () => {
    const [service] = after(
      add('HCPCS J0696'),
      { kind: 'set', ref: 'HCPCS J0696', modifiers: ['jz', 'JZ', 'LT', 'RT', '59', '25'], units: 0, poa: 'Y' },
      { kind: 'set', ref: 'HCPCS J0696', poa: null },
    ).items
    expect(service).toEqual({ ref: 'HCPCS J0696', modifiers: ['JZ', 'LT', 'RT', '59'], units: 1, pointers: [] })
  })

  it('points only to codes that it holds, and no longer once they are gone', () => {
    const pointing = after(add('I10'), add('CPT 99213'), {
      kind: 'set',
      ref: 'CPT 99213',
      pointers: ['I10', 'I10', 'E11.9', 'CPT 99213'],
    })
    expect(pointing.items[1]!.pointers).toEqual(['I10'])
    expect(changed(pointing, { kind: 'remove', ref: 'I10' }).items).toEqual([
      { ref: 'CPT 99213', modifiers: [], units: 1, pointers: [] },
    ])
  })

  it('knows the stay until it is taken back', () => {
    const stay = after({ kind: 'stay', dischargeStatus: '01', lengthOfStay: 4 }, { kind: 'stay', lengthOfStay: 5 })
    expect(stay).toEqual({ items: [], dischargeStatus: '01', lengthOfStay: 5 })
    expect(changed(stay, { kind: 'stay', dischargeStatus: null })).toEqual({ items: [], lengthOfStay: 5 })
    expect(changed(stay, { kind: 'clear' })).toEqual({ items: [] })
  })

  it('is well formed after any changes', () => {
    const ref = fc.constantFrom('A', 'B', 'C', 'D')
    const change: fc.Arbitrary<Change> = fc.oneof(
      ref.map(add),
      ref.map((r): Change => ({ kind: 'remove', ref: r })),
      fc.tuple(ref, fc.integer()).map(([r, to]): Change => ({ kind: 'move', ref: r, to })),
      fc
        .tuple(ref, fc.array(ref), fc.integer())
        .map(([r, pointers, units]): Change => ({ kind: 'set', ref: r, pointers, units })),
    )
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const { items } = after(...changes)
        const held = items.map((item) => item.ref)
        expect(new Set(held).size).toBe(held.length)
        for (const { ref: own, pointers, units } of items) {
          expect(units).toBeGreaterThanOrEqual(1)
          expect(pointers.every((pointer) => pointer !== own && held.includes(pointer))).toBe(true)
        }
      }),
    )
  })
})
