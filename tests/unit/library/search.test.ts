import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildClassification } from '../../../src/library/compile/classification.ts'
import { buildSearch } from '../../../src/library/compile/search.ts'
import { parseDay } from '../../../src/library/day.ts'
import { editDistance, letterMask } from '../../../src/library/search/fuzzy.ts'
import { plainVocabulary, readWords } from '../../../src/library/search/words.ts'
import { openSearch, search } from '../../../src/library/search.ts'
import { openIndex } from '../../../src/store/format.ts'
import { compileSmall } from './small-classification.ts'

const { manifest, chunks } = await compileSmall([buildClassification, buildSearch], {
  'lexicon/words.tsv': '#word\tcanonical\nrenal\tkidney\n',
  'lexicon/abbreviations.tsv':
    '#abbreviation\texpansion\tcontext\nckd\tchronic kidney disease\t\ncopd\tchronic obstructive pulmonary disease\t\n',
  'lexicon/terms/test.tsv': '# term\tcode\tcontext\nhigh blood pressure\tI10\t\nsmoker lung\tJ44.9\t\n',
})
const data = openSearch(openIndex(chunks, manifest))
const day = parseDay('2026-11-22')
const hits = (query: string, options: { day?: number; limit?: number } = {}) => search(data, query, { day, ...options })
const codes = (query: string, options: { day?: number; limit?: number } = {}) => hits(query, options).map((h) => h.code)

describe('search by words', () => {
  it('takes words in any order', () => {
    expect(codes('kidney disease diabetes type 2')[0]).toBe('E11.22')
    expect(codes('type 2 diabetes renal disease')[0]).toBe('E11.22')
  })
  it('leads a header to the code that is billed by default', () => {
    expect(codes('type 2 diabetes mellitus')[0]).toBe('E11.9')
    expect(hits('other superficial bite scalp')[0]).toMatchObject({ code: 'S00.07XA', billable: true })
  })
  it('takes the 7th character that the query names', () => {
    expect(codes('superficial bite of scalp subsequent encounter')[0]).toBe('S00.07XD')
  })
  it('completes the last word, but not once a space follows it', () => {
    expect(codes('hypert')).toContain('I10')
    expect(codes('hypert ')).not.toContain('I10')
  })
  it('forgives a misspelling', () => {
    for (const typed of ['hypertenison', 'hipertension', 'hypertensionn']) expect(codes(`${typed} `)[0]).toBe('I10')
  })
  it('knows other names, and says which one it matched', () => {
    expect(hits('high blood pressure')[0]).toMatchObject({ code: 'I10', matched: 'high blood pressure' })
    expect(hits('obstructive airway disease')[0]).toMatchObject({
      code: 'J44.9',
      matched: 'Chronic obstructive airway disease NOS',
    })
  })
  it('writes out abbreviations', () => {
    expect(codes('COPD')[0]).toBe('J44.9')
    expect(codes('diabetic ckd')[0]).toBe('E11.22')
  })
  it('finds only what is valid on the day', () => {
    expect(codes('colonic polyps')).not.toContain('Z83.71')
    expect(codes('colonic polyps', { day: parseDay('2023-01-01') })).toContain('Z83.71')
    expect(codes('plantar fascial fibromatosis')[0]).toBe('M72.20')
    expect(codes('plantar fascial fibromatosis', { day: parseDay('2026-09-30') })[0]).toBe('M72.2')
  })
  it('shows the title in force on the day', () => {
    const before = hits('rabies prophylactic', { day: parseDay('2026-09-30') })[0]
    expect([before?.code, before?.title.slice(-6)]).toEqual(['Z29.14', 'globin'])
  })
  it('keeps to the limit and repeats no code', () => {
    expect(codes('diabetes', { limit: 1 })).toHaveLength(1)
    const all = codes('type 2 diabetes mellitus kidney')
    expect(new Set(all).size).toBe(all.length)
  })
  it('gives the same answer twice, whatever was asked between', () => {
    fc.assert(
      fc.property(fc.string(), (other) => {
        const before = codes('diabetes kidney')
        hits(other)
        expect(codes('diabetes kidney')).toEqual(before)
      }),
      { numRuns: 50 },
    )
  })
})

describe('search by code', () => {
  it('takes the beginning of a code with or without its dot, in any case', () => {
    for (const typed of ['E11.2', 'e112', ' E11.2 ']) expect(codes(typed)).toEqual(['E11.2', 'E11.22'])
  })
  it('puts billable codes before headers under a beginning', () => {
    expect(hits('E11').map((h) => [h.code, h.billable])).toEqual([
      ['E11', false],
      ['E11.22', true],
      ['E11.9', true],
      ['E11.2', false],
    ])
  })
  it('looks under the code that stands among words', () => {
    expect(codes('T36 accidental')[0]).toBe('T36.0X1A')
  })
})

describe('search on bad input', () => {
  it('answers anything with a list', () => {
    for (const bad of ['', '   ', '!!!', '😀', '\ud800', 'of the with', 'x'.repeat(100_000), 'a\u0000b', '<script>']) {
      expect(Array.isArray(hits(bad))).toBe(true)
    }
    expect(hits('diabetes', { limit: 0 })).toEqual([])
  })
})

describe('words of a term', () => {
  const forms = (text: string) => readWords(text, plainVocabulary).map((w) => (w.light ? `(${w.form})` : w.form))
  it('mark what the term means the same without', () => {
    expect(forms('Essential (primary) hypertension')).toEqual(['essential', '(primary)', 'hypertension'])
    expect(forms('Migraine without aura, not intractable')).toEqual(['migraine', '(!aura)', '(!intractable)'])
    expect(forms('Pain in unspecified foot')).toEqual(['pain', 'foot'])
    expect(forms('Fracture, unspecified trimester')).toEqual(['fracture', '(trimester)'])
    expect(forms('Failure, unspecified whether with hypoxia or hypercapnia, acute')).toEqual([
      'failure',
      '(whether)',
      '(hypoxia)',
      '(hypercapnia)',
      'acute',
    ])
  })
  it('join prefixes and read Roman numerals of types and stages', () => {
    expect(forms('Gastro-esophageal reflux')).toEqual(forms('gastroesophageal reflux'))
    expect(forms('diabetes type II')).toEqual(forms('diabetes type 2'))
  })
})

describe('edit distance', () => {
  it('counts swaps as one and gives up above the limit', () => {
    expect(editDistance('pneumonia', 'pnuemonia', 2)).toBe(1)
    expect(editDistance('abcdef', 'uvwxyz', 2)).toBe(3)
  })
  it('never exceeds what the letter sets allow', () => {
    const word = fc.stringMatching(/^[a-f]{1,8}$/)
    const bits = (n: number) => n.toString(2).replaceAll('0', '').length
    fc.assert(
      fc.property(word, word, (a, b) => {
        const d = editDistance(a, b, 10)
        expect(editDistance(b, a, 10)).toBe(d)
        expect(bits((letterMask(a) ^ letterMask(b)) >>> 0)).toBeLessThanOrEqual(2 * d)
      }),
    )
  })
})
