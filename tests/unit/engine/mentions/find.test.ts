import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Abbreviations } from '../../../../src/engine/mentions/abbreviations.ts'
import { compileDictionary, Saying, Source, type TermInput } from '../../../../src/engine/mentions/dictionary.ts'
import { Finder, type Mention } from '../../../../src/engine/mentions/find.ts'
import { Note } from '../../../../src/engine/note.ts'
import { analyseStructure, parseSectionTitles } from '../../../../src/engine/structure/index.ts'
import { openClassification } from '../../../../src/library/classification.ts'
import { buildClassification } from '../../../../src/library/compile/classification.ts'
import { openIndex } from '../../../../src/store/format.ts'
import { smallWord, Vocabulary } from '../../../../src/text/words.ts'
import { compileSmall } from '../../library/small-classification.ts'
import { findNaively } from './naive.ts'

const { manifest, chunks } = await compileSmall([buildClassification])
const codes = openClassification(openIndex(chunks, manifest))
const vocabulary = new Vocabulary([])
const titles = parseSectionTitles('')

type Terms = readonly [words: string, code: string, source?: number, context?: string[]][]

const inputs = (terms: Terms): TermInput[] =>
  terms.map(([words, code, source = Source.lexicon, context]) => ({
    words: words.split(' '),
    row: codes.find(code),
    source,
    ...(context ? { context } : {}),
  }))
const DAY = 20_700
const dictionaryOf = (list: TermInput[]) => compileDictionary(list, (row) => codes.rawCode(row).length)

function noteOf(text: string): Note {
  const abbreviations = new Abbreviations(
    [
      ['htn', 'high pressure', ''],
      ['ht dis', 'high pressure disease', ''],
    ],
    new Set(),
  )
  return new Note(analyseStructure(text, titles), vocabulary, abbreviations)
}
const mentions = (text: string, terms: Terms): Mention[] =>
  new Finder(codes, dictionaryOf(inputs(terms)), vocabulary).find(noteOf(text), DAY)

/** What is found, as "code: words of the note". */
function found(text: string, terms: Terms): string[] {
  const note = noteOf(text)
  return mentions(text, terms).map((m) => `${codes.code(m.row)}: ${note.span(m.from, m.to).text}`)
}

describe('a dictionary', () => {
  it('keeps of several terms with the same words, in any order, the one from the better source', () => {
    const d = dictionaryOf(
      inputs([
        ['lung smoker', 'J44', Source.variant],
        ['smoker lung', 'J44.9', Source.lexicon],
        ['smoker lung', 'I10', Source.mined],
      ]),
    )
    expect([...d.termRow].map((r) => codes.code(r))).toEqual(['J44.9'])
  })
  it('keeps of two from the same source the shorter code', () => {
    const d = dictionaryOf(
      inputs([
        ['smoker lung', 'J44.9'],
        ['smoker lung', 'J44'],
      ]),
    )
    expect([...d.termRow].map((r) => codes.code(r))).toEqual(['J44'])
  })
  it('keeps terms that differ in what they need around them', () => {
    const d = dictionaryOf(
      inputs([
        ['stones', 'J44'],
        ['stones', 'I10', Source.lexicon, ['kidney']],
      ]),
    )
    expect(d.termRow).toHaveLength(2)
    expect(d.contexts).toEqual([['kidney']])
  })
  it('anchors each term once, at its rarest word', () => {
    const d = dictionaryOf(
      inputs([
        ['chronic bronchitis', 'J44'],
        ['chronic asthma', 'J44.9'],
      ]),
    )
    expect([...d.anchorTerms].sort()).toEqual([0, 1])
    const chronic = d.vocabulary.indexOf('chronic') + 1
    expect(d.anchorStart[chronic + 1]! - d.anchorStart[chronic]!).toBe(0)
  })
  it('is empty for no terms', () => {
    expect(found('pain', [])).toEqual([])
  })
})

describe('finding terms', () => {
  it('takes the words in any order, with a strange word between', () => {
    const terms: Terms = [['knee pain', 'M72.2']]
    for (const text of ['knee pain', 'Pain of the knee', 'KNEE: pain', 'pain behind knees']) {
      expect(found(text, terms), text).toEqual([`M72.2: ${text}`])
    }
  })
  it('does not reach over sentences, items, lists and many words', () => {
    const terms: Terms = [['knee pain', 'M72.2']]
    for (const text of [
      'Pain. Knee normal',
      'pain; knee normal',
      'pain, knee weakness',
      '- pain\n- knee',
      'pain was there when his knee',
    ]) {
      expect(found(text, terms), text).toEqual([])
    }
  })
  it('gives the words to the reading that says most', () => {
    const terms: Terms = [
      ['kidney disease', 'E11.22'],
      ['diabete kidney disease', 'E11.2'],
      ['disease', 'E11'],
    ]
    expect(found('diabetes with kidney disease', terms)).toEqual(['E11.2: diabetes with kidney disease'])
  })
  it('lets readings of two chapters share a word', () => {
    const terms: Terms = [
      ['diabete kidney', 'E11.22'],
      ['kidney pressure', 'I10'],
    ]
    expect(found('diabetes kidney pressure', terms)).toHaveLength(2)
  })
  it('reads an abbreviation as its words and points to it', () => {
    expect(found('Has HTN now', [['high pressure', 'I10']])).toEqual(['I10: HTN'])
  })
  it('shows an abbreviation of several words to its end', () => {
    expect(found('Has HT dis. for years', [['high pressure', 'I10']])).toEqual(['I10: HT dis'])
    expect(found('Old HT dis now', [['old high pressure', 'I10']])).toEqual(['I10: Old HT dis'])
    expect(found('Has HT dis now', [['dis', 'I10']])).toEqual(['I10: dis'])
  })
  it('asks for the words that a term needs around it, anywhere in the note', () => {
    const terms: Terms = [['stone', 'E11.22', Source.lexicon, ['kidney', 'both ureter']]]
    expect(found('Stones.', terms)).toEqual([])
    expect(found('Stones. Ureters normal.', terms)).toEqual([])
    expect(found('Stones. The kidneys are large.', terms)).toEqual(['E11.22: Stones'])
    expect(found('Stones. Both ureters are wide.', terms)).toEqual(['E11.22: Stones'])
  })
  it('wants the small words of a term whose meaning hangs on them', () => {
    const terms: Terms = [[`${smallWord('on')} aspirin`, 'Z29.14']]
    expect(found('He is on aspirin', terms)).toEqual(['Z29.14: on aspirin'])
    expect(found('Aspirin helps', terms)).toEqual([])
  })
  it('does not read a modifier of one thing with the name of the next', () => {
    const list = (words: string): Terms => [[words, 'I10']]
    expect(found('calcium scoring and artery', list('artery calcium'))).toEqual([])
    expect(found('fluid and lung', list('fluid lung'))).toEqual([])
    expect(found('pain and borderline', list('borderline pain'))).toEqual([])
    expect(found('breast cancer with spread', list('spread breast'))).toEqual([])
    expect(found('lower leg numbness and weakness', list('lower leg weakness'))).toHaveLength(1)
    expect(found('weakness and pain of lower leg', list('lower leg weakness'))).toHaveLength(1)
    expect(found('history of radiation and cell infusion', list('history cell infusion'))).toHaveLength(1)
  })
  it('reads "prior to" and "secondary to" as what they join', () => {
    expect(found('prior to the fall', [['prior fall', 'I10']])).toEqual([])
    expect(found('secondary to pressure', [['secondary pressure', 'I10']])).toEqual([])
    expect(found('anemia secondary to loss', [['anemia secondary loss', 'I10']])).toHaveLength(1)
  })
  it('does not end a name with a word that names the next thing', () => {
    expect(found('testicle swollen for one day', [['one testicle', 'I10']])).toEqual([])
    expect(found('has one testicle', [['one testicle', 'I10']])).toHaveLength(1)
  })
  it('reads no name behind "non" that it denies', () => {
    expect(found('titer non-reactive', [['titer reactive', 'I10']])).toEqual([])
    expect(found('non reactive titer', [['non reactive titer', 'I10']])).toHaveLength(1)
  })
  it('takes a literal term only as it is written', () => {
    const terms: TermInput[] = [
      {
        words: ['out', smallWord('of'), 'work'],
        row: codes.find('I10'),
        source: Source.lexicon,
        saying: Saying.literal,
      },
      { words: ['triple', smallWord('a')], row: codes.find('J44'), source: Source.lexicon },
    ]
    const read = (text: string) => new Finder(codes, dictionaryOf(terms), vocabulary).find(noteOf(text), DAY).length
    expect(read('out of work')).toBe(1)
    expect(read('out of his work')).toBe(1)
    expect(read('it will work out of there')).toBe(0)
    expect(read('a known triple A')).toBe(1)
    expect(read('a triple scan')).toBe(0)
    expect(read('triple a-phase')).toBe(0)
  })
  it('finds what a search of every term at every place finds', () => {
    const words = ['acute', 'kidney', 'pain', 'chest', 'stone']
    const rows = ['I10', 'J44', 'J44.9', 'E11', 'E11.9'].map((c) => codes.find(c))
    const term = fc.record({
      words: fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }),
      row: fc.constantFrom(...rows),
    })
    // of terms with the same words the dictionary keeps the shorter code; that is tested above
    const terms = fc.uniqueArray(term, { maxLength: 8, selector: (t) => [...t.words].sort().join(' ') })
    const text = fc.array(fc.constantFrom(...words, 'strange', 'other'), { maxLength: 12 })
    fc.assert(
      fc.property(terms, text, (list, spoken) => {
        const dictionary = dictionaryOf(list.map((t) => ({ ...t, source: Source.lexicon })))
        const mine = new Finder(codes, dictionary, vocabulary)
          .find(noteOf(spoken.join(' ')), DAY)
          .map(({ row, from, to, matched }) => ({ row, from, to, matched }))
        expect(mine).toEqual(findNaively(spoken, list, (row) => codes.rawCode(row)[0]!))
      }),
      { numRuns: 500 },
    )
  })
})
