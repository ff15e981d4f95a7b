import { describe, expect, it } from 'vitest'
import { otherWordings } from '../../../../src/engine/compile/variants.ts'
import { readTitle, termWords } from '../../../../src/engine/mentions/titles.ts'
import { Vocabulary } from '../../../../src/text/words.ts'

const vocabulary = new Vocabulary([])
const read = (title: string) => readTitle(title, vocabulary)
const words = (term: string): string => termWords(term, vocabulary).join(' ')

describe('reading a title', () => {
  it('takes the words that say something', () => {
    expect(read('Acute frontal sinusitis')).toEqual({
      positive: ['acute', 'frontal', 'sinusitis'],
      excluded: [],
      isDefault: false,
      isOther: false,
    })
  })
  it.each([
    'Heart failure, unspecified',
    'Unspecified asthma, uncomplicated',
    'Type 2 diabetes mellitus without complications',
    'Pain in unspecified knee',
  ])('knows "%s" as a default', (title) => {
    expect(read(title).isDefault).toBe(true)
  })
  it('keeps what a title excludes apart from what it says', () => {
    const { positive, excluded } = read('Migraine without aura, not intractable, without status migrainosus')
    expect(positive).toEqual(['migraine'])
    expect(excluded).toEqual(expect.arrayContaining(['aura', 'intractable', 'migrainosus']))
  })
  it('says of a title with another thing in its place that it says so, and of no default', () => {
    const { isOther, positive } = read('Other specified disorders of bladder')
    expect(isOther).toBe(true)
    expect(positive).not.toContain('other')
    expect(read('Cystitis, unspecified').isOther).toBe(false)
    expect(read('Ataxia, not elsewhere classified').isOther).toBe(true)
  })
  it('leaves out what stands in brackets', () => {
    expect(read('Essential (primary) hypertension').positive).toEqual(['essential', 'hypertension'])
  })
})

describe('the words of a term', () => {
  it.each([
    ['Chronic kidney disease, unspecified', 'chronic kidney disease'],
    ['Asthma NOS', 'asthma'],
    ['Encounter for immunization', 'immunization'],
    ['Essential (primary) hypertension', 'essential hypertension'],
    ['Migraine, unspecified, not intractable, without status migrainosus', 'migraine'],
  ])('of "%s" are those by which a note names it', (term, expected) => {
    expect(words(term)).toBe(expected)
  })
  it.each([
    'Other specified anemias',
    'Arthropathy in diseases classified elsewhere',
    'Cough, not elsewhere classified',
  ])('of "%s" are none: it names nothing by itself', (term) => {
    expect(words(term)).toBe('')
  })
})

describe('other wordings of a title', () => {
  const wordings = (title: string, variants: [string, string][] = []): string[] => [...otherWordings(title, variants)]

  it('are each of the parts that "and" joins (I.A.14)', () => {
    expect(wordings('Calculus of kidney and ureter')).toEqual(['calculus of kidney', 'calculus of ureter'])
  })
  it('are each of the parts of a list', () => {
    expect(wordings('Malignant neoplasm of bone, muscle, or skin')).toEqual(
      expect.arrayContaining([
        'malignant neoplasm of bone',
        'malignant neoplasm of muscle',
        'malignant neoplasm of skin',
      ]),
    )
  })
  it("use clinicians' phrases for the classification's", () => {
    expect(wordings('Malignant neoplasm of colon', [['malignant neoplasm', 'cancer']])).toContain('cancer of colon')
  })
  it('do not take apart what only goes together', () => {
    expect(wordings('Ulcer of stomach with hemorrhage and perforation')).toEqual([])
  })
  it('leave out exceptions and brackets', () => {
    expect(wordings('Dermatitis of eyelid (acute), except allergic')).toEqual(['dermatitis of eyelid'])
  })
  it('are none for a title that has no other', () => {
    expect(wordings('Cough')).toEqual([])
  })
})
