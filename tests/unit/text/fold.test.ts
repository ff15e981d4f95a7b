import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, lemma } from '../../../src/text/fold.ts'
import { tokenize } from '../../../src/text/tokens.ts'

/** Strings of clinical letters, the accents of Europe, and what word processors slip in. */
const latin = fc.string({
  unit: fc.constantFrom(
    ..."abcdefghijklmnopqrstuvwxyzABCÄÖÜßæœøłÉèêñçŠşΜµ’‘' -,.0123456789\u00ad\u200b\u200f\u0301\ufeff",
  ),
})
const anything = fc.string({ unit: 'binary' })

const titleWords = new Set(
  readFileSync('assets/codesets/icd10cm/codes.tsv', 'utf8')
    .split('\n')
    .flatMap((line) => tokenize(line.split('\t')[5] ?? '').norm),
)

describe('fold', () => {
  it.each([
    ['Ménière’s', "meniere's"],
    ['SJÖGREN', 'sjogren'],
    ['Guillain–Barré', 'guillain–barre'],
    ['Straße', 'strasse'],
    ['œdema', 'oedema'],
    ['µg', 'ug'],
    ['hy\u00adper\u200bten\u200fsion', 'hypertension'],
    ['e\u0301', 'e'],
  ])('brings %s to %s', (written, folded) => {
    expect(fold(written)).toBe(folded)
  })
  it('leaves nothing to fold', () => {
    fc.assert(fc.property(latin, (s) => fold(fold(s)) === fold(s)))
  })
  it('folds composed and decomposed letters alike', () => {
    fc.assert(fc.property(latin, (s) => fold(s.normalize('NFC')) === fold(s.normalize('NFD'))))
  })
  it('only changes case on ASCII', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme-ascii' }), (s) => fold(s) === s.toLowerCase()))
  })
  it('takes any text, halves of characters too', () => {
    fc.assert(fc.property(anything, (s) => typeof fold(s) === 'string'))
  })
})

describe('lemma', () => {
  it.each([
    ['stenoses', 'stenosis'],
    ['metastases', 'metastasis'],
    ['psychoses', 'psychosis'],
    ['biopsies', 'biopsy'],
    ['abscesses', 'abscess'],
    ['viruses', 'virus'],
    ['doses', 'dose'],
    ['fractures', 'fracture'],
    ["crohn's", 'crohn'],
    ["patients'", 'patient'],
  ])('makes %s singular', (plural, singular) => {
    expect(lemma(plural)).toBe(singular)
  })
  it.each([
    ['tumours', 'tumor'],
    ['haemorrhage', 'hemorrhage'],
    ['oedema', 'edema'],
    ['oesophagus', 'esophagus'],
    ['anaemia', 'anemia'],
    ['foetal', 'fetal'],
    ['dyspnoea', 'dyspnea'],
    ['orthopnoeic', 'orthopneic'],
    ['diarrhoea', 'diarrhea'],
    ['goitre', 'goiter'],
    ['sulphate', 'sulfate'],
    ['hospitalised', 'hospitalized'],
  ])('spells %s as in the US', (uk, us) => {
    expect(lemma(uk)).toBe(lemma(us))
  })
  it.each(['aids', 'pus', 'gas', 'abscess', 'sepsis', 'virus', 'this', 'mri', 'ms'])('leaves %s alone', (word) => {
    expect(lemma(word)).toBe(word)
  })
  it('is the same for every word of the classification however often it is taken', () => {
    expect(titleWords.size).toBeGreaterThan(5000)
    expect([...titleWords].filter((w) => lemma(lemma(w)) !== lemma(w))).toEqual([])
  })
  it('takes any text and never gives a longer one', () => {
    fc.assert(fc.property(anything, (s) => lemma(s).length <= s.length + 1))
  })
})
