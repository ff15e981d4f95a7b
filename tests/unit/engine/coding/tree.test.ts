import { describe, expect, it } from 'vitest'
import { resolve, type Side } from '../../../../src/engine/coding/resolve.ts'
import { type Phase, withSeventh } from '../../../../src/engine/coding/seventh.ts'
import { openEngine } from '../../../../src/engine/engine.ts'
import { parseDay } from '../../../../src/library/day.ts'
import { openRealIndex } from '../../../support/real-index.ts'

const { codes, tree, finder, vocabulary } = openEngine(await openRealIndex())
const day = parseDay('2026-11-22')

const surroundings = (words: string, side?: Side) => {
  const near = new Set(vocabulary.words(words))
  return {
    support: (form: string) => (near.has(form) ? 1 : 0),
    named: () => false,
    weight: (form: string) => finder.weight(form),
    side,
  }
}
/** The codes that a mention of `code` comes to when the record has these words and this side around it. */
const resolved = (code: string, words = '', side?: Side, on = day) =>
  resolve(codes.find(code), surroundings(words, side), codes, tree, on)
const codesOf = (code: string, words = '', side?: Side, on = day): string =>
  resolved(code, words, side, on)
    .map((r) => codes.code(r.row))
    .join(' ')

const leaf = (head: string, code: string) => tree.leaves(codes.find(head), day).find((l) => codes.code(l.row) === code)

describe('the codes below a header', () => {
  it('differ from it by the words of their titles', () => {
    expect(leaf('I50', 'I50.21')?.needs.sort()).toEqual(['acute', 'systolic'])
    expect(leaf('M25.56', 'M25.561')?.needs).toEqual(['right'])
  })
  it('have a default that needs no words', () => {
    expect(leaf('I50', 'I50.9')).toMatchObject({ needs: [], isDefault: true })
  })
  it('have another specified one that is no default', () => {
    expect(leaf('M54.5', 'M54.59')).toMatchObject({ isOther: true, isDefault: false })
  })
  it('are those in force on the day', () => {
    const on = (date: string) => tree.leaves(codes.find('M72.2'), parseDay(date)).map((l) => codes.code(l.row))
    expect(on('2026-01-01')).toEqual(['M72.2'])
    expect(on('2026-11-22')).toContain('M72.21')
  })
  it('carry no 7th character', () => {
    for (const l of tree.leaves(codes.find('S52.5'), day)) expect(codes.rawCode(l.row).length).toBeLessThan(7)
  })
  it('need no word that the classification assumes', () => {
    expect(leaf('M17', 'M17.11')?.needs).not.toContain('primary')
    expect(leaf('S52.5', 'S52.511')?.needs).not.toContain('displaced')
  })
})

describe('the header that a default stands for', () => {
  it.each([
    ['E11.9', 'E11'],
    ['J45.909', 'J45'],
    ['I50.9', 'I50'],
    ['J44.9', 'J44'],
  ])('of %s is %s', (code, head) => {
    expect(codes.code(tree.climb(codes.find(code)))).toBe(head)
  })
  it.each(['N39.8', 'I10', 'E11.22', 'S82.201', 'F32.A'])('of %s is itself', (code) => {
    expect(codes.code(tree.climb(codes.find(code)))).toBe(code)
  })
})

describe('a concept', () => {
  it('takes its side', () => {
    expect(codesOf('M25.56', '', 'left')).toBe('M25.562')
    expect(codesOf('H66.9', '', 'right')).toBe('H66.91')
  })
  it('on both sides takes the bilateral code where there is one', () => {
    expect(codesOf('H10.3', '', 'bilateral')).toBe('H10.33')
    expect(codesOf('M17', '', 'bilateral')).toBe('M17.0')
  })
  it('on both sides takes both codes where there is no bilateral one (I.B.13)', () => {
    expect(codesOf('M25.56', '', 'bilateral')).toBe('M25.561 M25.562')
  })
  it('on both sides takes both codes also where the header keeps other parts', () => {
    expect(codesOf('M79.606', '', 'bilateral')).toBe('M79.604 M79.605')
    expect(codesOf('M79.603', '', 'bilateral')).toBe('M79.601 M79.602')
    expect(codesOf('M79.606', '', 'left')).toBe('M79.605')
  })
  it('of several things that a header lists is the one that is named', () => {
    expect(codesOf('S93.0', 'dislocation', 'right')).toBe('S93.04')
    expect(codesOf('S93.0', 'subluxation', 'right')).toBe('S93.01')
  })
  it('is in remission only where the record says so', () => {
    expect(codesOf('C83.1', 'mantle cell lymphoma')).not.toBe('C83.1A')
    expect(codesOf('C83.1', 'mantle cell lymphoma remission')).toBe('C83.1A')
    expect(codesOf('F31', 'bipolar most recent episode depressed')).not.toMatch(/^F31\.7/)
  })
  it('on one side is unilateral', () => {
    expect(codesOf('M16', '', 'right')).toBe('M16.11')
  })
  it('takes the default where the record says no more', () => {
    for (const [head, code] of [
      ['I50', 'I50.9'],
      ['N18', 'N18.9'],
      ['E11', 'E11.9'],
      ['M25.56', 'M25.569'],
    ] as const) {
      expect(resolved(head).map((r) => [codes.code(r.row), r.byDefault])).toEqual([[code, true]])
    }
  })
  it('named alone takes the code of its header that needs no words, wherever there is one', () => {
    const guessed: string[] = []
    for (let row = 0; row < codes.size; row++) {
      const raw = codes.rawCode(row)
      // external causes, and values that are read from numbers, are never named by their header
      if (raw.length > 4 || codes.isBillable(row, day) || /^[VWXY]|^Z68|^Z3A/.test(raw)) continue
      // "injury of other nerves" is no name either, nor is what something is not
      if (tree.reading(row).excluded.length > 0 || /\bother\b/i.test(codes.title(row))) continue
      const open = tree.leaves(row, day).filter((l) => l.isDefault && !l.isOther && l.needs.length === 0)
      if (open.length === 0) continue
      const own = new Set(tree.reading(row).positive)
      const around = {
        support: (f: string) => (own.has(f) ? 1 : 0),
        named: (f: string) => own.has(f),
        weight: (f: string) => finder.weight(f),
        side: undefined,
      }
      const [r] = resolve(row, around, codes, tree, day)
      const needs = tree
        .leaves(row, day)
        .find((l) => l.row === r?.row)
        ?.needs.filter((w) => !own.has(w))
      if (needs === undefined || needs.length > 0) guessed.push(codes.code(row))
    }
    // its name holds the words of M91.0, which is of the pelvis alone
    expect(guessed).toEqual(['M91.9'])
  }, 60_000)
  it.each([
    ['F03', 'F03.90'],
    ['J96.0', 'J96.00'],
    ['K25', 'K25.9'],
    ['K40', 'K40.90'],
    ['I82.9', 'I82.90'],
    ['N04', 'N04.9'],
    ['T18.1', 'T18.108'],
    ['Z91.1', 'Z91.199'],
    ['G31.0', 'G31.09'],
  ])('%s alone is %s', (head, code) => {
    expect(codesOf(head)).toBe(code)
  })
  it('of one side in the dictionary takes the side of the note', () => {
    expect(codesOf('C44.629', '', 'right')).toBe('C44.622')
    expect(codesOf('C44.629')).toBe('C44.629')
  })
  it('is refined by the words around it', () => {
    expect(codesOf('I50', 'acute on chronic systolic')).toBe('I50.23')
    expect(codesOf('I50', 'systolic')).toBe('I50.20')
    expect(codesOf('N18', 'stage 3b')).toBe('N18.32')
    expect(codesOf('J45.909', 'mild intermittent with exacerbation')).toBe('J45.21')
  })
  it('that reads like a default is refined among all codes of its header', () => {
    expect(codesOf('E11.9', 'with hyperglycemia')).toBe('E11.65')
    expect(resolved('E11.9', 'with hyperglycemia')[0]).toMatchObject({ byDefault: false, supported: ['hyperglycemia'] })
  })
  it('does not take a word that nobody wrote', () => {
    expect(codesOf('I50', 'acute')).toBe('I50.9')
  })
  it('that is another specified one stays it', () => {
    expect(codesOf('N39.8', 'urinary')).toBe('N39.8')
  })
  it('of a code that is no longer in force comes to one that is', () => {
    const [r] = resolved('F32.8')
    expect(codes.isValid(r!.row, day)).toBe(true)
    expect(codesOf('M72.2', '', undefined, parseDay('2026-01-01'))).toBe('M72.2')
  })
})

describe('a title that excludes something of a site', () => {
  it('keeps the side of the site: "without foreign body of right hand"', () => {
    expect(codesOf('S61.41', 'hand', 'right')).toBe('S61.411')
    expect(codesOf('S61.41', 'hand', 'left')).toBe('S61.412')
  })
})

describe('the 7th character', () => {
  const seventh = (code: string, phase: Phase, words = '') => {
    const { row, stated } = withSeventh(codes.find(code), () => phase, surroundings(words), codes, vocabulary, day)
    return { code: codes.code(row), stated }
  }
  it('follows the phase of care (I.C.19.a)', () => {
    expect(seventh('S61.411', 'active').code).toBe('S61.411A')
    expect(seventh('S61.411', 'aftercare').code).toBe('S61.411D')
    expect(seventh('S61.411', 'sequela').code).toBe('S61.411S')
  })
  it('of a fracture is closed and healing as it should unless the record says more', () => {
    expect(seventh('S52.502', 'active')).toMatchObject({ code: 'S52.502A' })
    expect(seventh('S52.502', 'active', 'open').code).toBe('S52.502B')
    expect(seventh('S52.502', 'aftercare').code).toBe('S52.502D')
    expect(seventh('S52.502', 'aftercare', 'nonunion').code).toBe('S52.502K')
    expect(seventh('S52.502', 'aftercare', 'delayed').code).toBe('S52.502G')
    expect(seventh('S52.502', 'aftercare', 'malunion').code).toBe('S52.502P')
  })
  it('says whether the record states it', () => {
    expect(seventh('S52.502', 'aftercare', 'nonunion').stated).toBe(true)
    expect(seventh('S52.502', 'active').stated).toBe(false)
  })
  it('stands behind placeholders in a short code', () => {
    expect(seventh('T78.2', 'active').code).toBe('T78.2XXA')
  })
  it('is not put on a code that takes none', () => {
    expect(seventh('I10', 'active')).toEqual({ code: 'I10', stated: false })
  })
})
