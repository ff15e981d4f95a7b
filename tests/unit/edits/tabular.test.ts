import { describe, expect, it } from 'vitest'
import { dx, rules, run } from './whole-edits.ts'

const only = (codes: string[], rule: string, more = {}) =>
  run({ codes: codes.map((code) => dx(code)), ...more }).findings.filter((one) => one.rule === rule)

describe('validity', () => {
  it.each([
    ['E11', 'icd10cm.incomplete-code'],
    ['T68', 'icd10cm.missing-seventh-character'],
    ['S52.501', 'icd10cm.missing-seventh-character'],
    ['S52.501Z', 'icd10cm.invalid-seventh-character'],
    ['T68.A', 'icd10cm.invalid-seventh-character'],
    ['XYZ', 'icd10cm.invalid-code'],
    ['', 'icd10cm.invalid-code'],
  ])('of %s: %s', (code, rule) => {
    expect(rules({ codes: [dx(code)] })).toContain(rule)
  })

  it('tells a code of another year, and when it was valid', () => {
    const [found] = only(['A18.15', 'M72.20'], 'icd10cm.not-valid-on-date')
    expect(found).toMatchObject({ codes: ['M72.20'], severity: 'error' })
    expect(found?.message).toContain('2026-10-01')
  })

  it('says nothing of a valid code, with or without its dot, in any case', () => {
    for (const code of ['E11.9', 'e119', ' E11.9 ']) {
      expect(rules({ codes: [dx(code)] }).filter((rule) => /invalid|incomplete|valid-on/.test(rule))).toEqual([])
    }
  })

  it('names a code that is given twice once', () => {
    expect(only(['I10', 'E11.9', 'I10', 'I10'], 'icd10cm.duplicate-code')).toMatchObject([{ codes: ['I10'] }])
  })
})

describe('Excludes1', () => {
  it.each([
    ['at the code itself', ['K63.3', 'K51.90']],
    ['at the category', ['J09.X2', 'J11.1']],
    ['at the block', ['K74.60', 'R17']],
    ['at the chapter', ['O24.410', 'Z34.01']],
    ['in the other direction', ['R17', 'K74.60']],
    ['named by how codes go on', ['G63', 'E11.42']],
    ['named by a 7th character', ['S01.01XA', 'S02.0XXB']],
  ])('%s', (_place, codes) => {
    const found = only(codes, 'icd10cm.excludes1')
    expect(found.length).toBeGreaterThan(0)
    expect(new Set(found[0]?.codes)).toEqual(new Set(codes))
  })

  it('is an error within a category and a question across: the two may be unrelated', () => {
    expect(only(['F12.10', 'F12.90'], 'icd10cm.excludes1')).toMatchObject([{ severity: 'error' }])
    expect(only(['K28.9', 'K63.3'], 'icd10cm.excludes1')).toMatchObject([{ severity: 'question' }])
  })

  it('does not meet a closed fracture where the note names open ones', () => {
    expect(only(['S01.01XA', 'S02.0XXA'], 'icd10cm.excludes1')).toEqual([])
  })

  it('does not take the range before a category for the category that stands elsewhere', () => {
    // D3A comes before D37 in the List, whatever its letters say
    expect(only(['D49.519', 'D3A.8'], 'icd10cm.excludes2')).toEqual([])
    expect(only(['D49.519', 'D37.01'], 'icd10cm.excludes1').length).toBe(1)
  })

  it('of Excludes2 is information only', () => {
    expect(only(['L03.90', 'L98.499'], 'icd10cm.excludes1')).toEqual([])
    expect(only(['L03.90', 'L98.499'], 'icd10cm.excludes2')).toMatchObject([{ severity: 'info' }])
  })
})

describe('sequence', () => {
  it.each([
    ['a manifestation alone', ['G63'], 'error'],
    ['a manifestation before its cause', ['M49.80', 'A23.9'], 'error'],
    ['a condition that cannot be without another', ['E08.9'], 'error'],
    ['a condition that another may explain', ['I50.9'], 'info'],
  ])('%s', (_what, codes, severity) => {
    expect(only(codes, 'icd10cm.code-first')).toMatchObject([{ severity }])
  })

  it.each([
    ['the cause first', ['A23.9', 'M49.80']],
    ['one of several causes first', ['I11.0', 'I50.9']],
    ['no instruction', ['I10', 'J44.9']],
  ])('is right with %s', (_what, codes) => {
    expect(only(codes, 'icd10cm.code-first')).toEqual([])
  })

  it('asks for additional codes once a note, however many codes it holds for', () => {
    const found = only(['A40.0', 'A41.01'], 'icd10cm.use-additional-code')
    expect(new Set(found.map(({ message }) => message)).size).toBe(found.length)
    expect(found.some(({ codes }) => codes.length === 2)).toBe(true)
  })

  it('puts what is additional behind', () => {
    const behind = expect.objectContaining({ severity: 'warning', codes: ['E11.22', 'N18.4'] })
    expect(only(['N18.4', 'E11.22'], 'icd10cm.use-additional-code')).toContainEqual(behind)
    expect(only(['E11.22', 'N18.4'], 'icd10cm.use-additional-code')).not.toContainEqual(behind)
  })

  it('keeps codes that may only be first from the second place', () => {
    expect(only(['I10', 'Z00.00'], 'icd10cm.first-listed-only')).toMatchObject([{ codes: ['Z00.00'] }])
    expect(only(['Z00.00', 'I10'], 'icd10cm.first-listed-only')).toEqual([])
    expect(only(['I10', 'Z00.6'], 'icd10cm.first-listed-only')).toEqual([])
  })
})

describe('laterality', () => {
  it.each([
    ['both sides in two codes where one says it', ['H60.311', 'H60.312'], 'error'],
    ['a side beside both', ['H60.313', 'H60.311'], 'error'],
    ['no side beside a side', ['M25.561', 'M25.569'], 'warning'],
    ['no side beside a side, with 7th characters', ['S52.501A', 'S52.509A'], 'warning'],
    ['no side beside a side of the same kind', ['S42.021A', 'S42.023A'], 'warning'],
    ['both sides worded otherwise', ['I63.011', 'I63.013'], 'error'],
  ])('contradicts itself: %s', (_what, codes, severity) => {
    expect(only(codes, 'icd10cm.laterality')).toMatchObject([{ severity }])
  })

  it.each([
    ['two sides without a bilateral code', ['M25.561', 'M25.562']],
    ['two fractures', ['S52.501A', 'S52.502A']],
    ['two sites', ['H60.311', 'H60.12']],
    ['one side twice in different kinds', ['H60.311', 'H60.321']],
    ['a name that holds a side', ['I50.1', 'I50.9']],
    ['kinds that differ in more than the side', ['I70.201', 'I70.232']],
    ['displaced and not', ['S42.021A', 'S42.025A']],
  ])('does not: %s', (_what, codes) => {
    expect(only(codes, 'icd10cm.laterality')).toEqual([])
  })
})
