/** The engine's part of the index: the dictionary of terms and the language tables, compiled once when the index is built. */
import { openClassification } from '../../library/classification.ts'
import { minedTerms } from '../../library/compile/mined.ts'
import type { Classification, Row } from '../../library/types.ts'
import type { Assets, SectionBuilder } from '../../store/compile/compile.ts'
import type { Section } from '../../store/format.ts'
import { rows } from '../../text/table.ts'
import { tokenize } from '../../text/tokens.ts'
import { smallWord, Vocabulary } from '../../text/words.ts'
import { codeTest } from '../conventions/patterns.ts'
import { compileDictionary, type DictionaryData, Saying, Source, type TermInput } from '../mentions/dictionary.ts'
import { readTitle, termWords } from '../mentions/titles.ts'
import { parseAxes } from '../queries/axes.ts'
import { otherWordings } from './variants.ts'

/** Folders of language tables and rules that the engine reads as they stand, by path under assets/. */
const RESOURCES = ['lexicon', 'lexicon/cues', 'rules']

export const engineBuilder: SectionBuilder = ({ assets, index }) => {
  const codes = openClassification(index)
  const vocabulary = new Vocabulary(pairs(readIf(assets, 'lexicon/words.tsv')))
  const generic = new Set(rows(readIf(assets, 'lexicon/generic.tsv')).map(([w]) => vocabulary.words(w!).join(' ')))
  const ordinary = new Set(rows(readIf(assets, 'lexicon/ordinary.tsv')).map(([w]) => vocabulary.form(w!)))
  const variants = pairs(readIf(assets, 'lexicon/variants.tsv'))
  const axes = parseAxes(readIf(assets, 'lexicon/axes.tsv'), vocabulary)
  const inputs: TermInput[] = []
  const add = (text: string, row: Row, source: number, context?: string[]): void => {
    const words = termWords(text, vocabulary)
    if (words.length === 0) return
    if (source !== Source.lexicon && (generic.has(words.join(' ')) || saysNothingAlone(words, codes, row))) return
    inputs.push({ words, row, source, saying: sayingOf(text), ...(context && context.length > 0 ? { context } : {}) })
  }
  for (let row = 0; row < codes.size; row++) {
    const raw = codes.rawCode(row)
    if ((raw.length === 7 && isEncounter(codes, row)) || isValue(raw)) continue
    const title = codes.title(row)
    add(title, row, Source.title)
    if (isExternal(raw)) continue
    for (const other of otherWordings(title, variants)) add(other, row, Source.variant)
  }
  for (const t of minedTerms(codes)) {
    if (t.source === 'mined' && saysLess(t.text, codes.title(t.row), vocabulary)) continue
    add(t.text, t.row, Source[t.source])
  }
  for (const path of assets.list('lexicon/terms')) {
    for (const [term, code, context] of rows(assets.read(path))) {
      const row = codes.find(code ?? '')
      if (row < 0) throw new Error(`${path}: ${term}: ${code} is not an ICD-10-CM code`)
      const plain = isEveryday(term!, vocabulary, ordinary)
      const words = lexiconWords(term!, vocabulary, plain)
      const near = context?.split(',').flatMap((c) => c.trim() || [])
      if (words.length === 0) continue
      if (words.length === 1 && !near?.length && (generic.has(words[0]!) || axes.has(words[0]!))) continue
      const saying = plain ? Saying.literal : sayingOf(term!)
      inputs.push({ words, row, source: Source.lexicon, saying, ...(near?.length ? { context: near } : {}) })
    }
  }
  const dictionary = compileDictionary(
    withoutCurrent(inputs, assets, codes, vocabulary),
    (row) => codes.rawCode(row).length,
    (row) => codes.isValid(row, FIRST_DAY),
  )
  return { sections: [...dictionarySections(dictionary), ...resourceSections(assets)] }
}

/**
 * "History of asthma" in a note means asthma, and "a week's history of cough" cough: an entry that makes a history code of a condition
 * that lasts (rules/chronic.tsv) would hide it.
 */
function withoutCurrent(
  inputs: TermInput[],
  assets: Assets,
  codes: Classification,
  vocabulary: Vocabulary,
): TermInput[] {
  const lasts = codeTest(
    rows(readIf(assets, 'rules/chronic.tsv'))
      .map(([pattern]) => pattern!)
      .filter((pattern) => pattern !== 'Z')
      .join('|'),
  )
  const history = vocabulary.form('history')
  const key = (words: readonly string[]): string => [...new Set(words)].sort().join(' ')
  const current = new Set(inputs.filter((t) => lasts(codes.rawCode(t.row))).map((t) => key(t.words)))
  return inputs.filter(
    (t) =>
      !/^Z8[67]/.test(codes.rawCode(t.row)) ||
      !t.words.includes(history) ||
      !current.has(key(t.words.filter((w) => w !== history))),
  )
}

/** A code whose last character tells the encounter and not the disease. */
function isEncounter(codes: Classification, row: Row): boolean {
  const char = codes.rawCode(row)[6]!
  return codes.seventhCharacters(codes.parent(row))[char] !== undefined
}

/** Body mass index, weeks of gestation, coma scale: read from a number, never from the name of the measure. */
const isValue = (raw: string): boolean => /^(?:Z68|Z3A|R402)/.test(raw)

/** 2019-10-01: the first day of the first release that is covered in full. */
const FIRST_DAY = 18170

const isExternal = (raw: string): boolean => /^[VWXY]/.test(raw)

/** Words that join two things of which each may come first in a note. */
const JOINED = /[,/&+]|\b(?:and|or|with|without|due to|secondary to)\b/

const sayingOf = (text: string): number => (JOINED.test(text) ? Saying.joined : Saying.free)

/** Every word of it is one of everyday language ("out of work", "total care"): it names something only as it is written. */
function isEveryday(term: string, vocabulary: Vocabulary, ordinary: ReadonlySet<string>): boolean {
  const words = termWords(term, vocabulary)
  return words.length > 1 && words.every((w) => ordinary.has(w))
}

/**
 * The words of a lexicon entry. Where only one word with a meaning is left ("on aspirin", "past due"), and in everyday words, the small
 * words belong to the name and have to stand there too.
 */
function lexiconWords(term: string, vocabulary: Vocabulary, everyday: boolean): string[] {
  const words = termWords(term, vocabulary)
  if (words.length !== 1 && !everyday) return words
  const tokens = tokenize(term)
  return vocabulary
    .forms(tokens)
    .flatMap((form, i) => (form === '' ? smallWord(tokens.norm[i]!) : words.includes(form) ? form : []))
}

/** "diabetes mellitus (O24.-)" names in its place a code whose title says more than the words do. */
function saysLess(text: string, title: string, vocabulary: Vocabulary): boolean {
  const words = new Set(termWords(text, vocabulary))
  const reading = readTitle(title, vocabulary)
  return (
    !reading.isDefault && reading.positive.length > words.size && [...words].every((w) => reading.positive.includes(w))
  )
}

/** A drug or a thing that hurts, named without what it did, and what a manifestation code calls its disease, are no diagnoses. */
function saysNothingAlone(words: string[], codes: Classification, row: Row): boolean {
  if (words.length > 1) return false
  const raw = codes.rawCode(row)
  return /^(?:T3[6-9]|T[45]|T6[0-5]|[VWXY])/.test(raw) || /classified elsewhere/.test(codes.title(row))
}

const readIf = (assets: Assets, path: string): string => {
  const folder = path.slice(0, path.lastIndexOf('/'))
  return assets.list(folder).includes(path) ? assets.read(path) : ''
}

const pairs = (table: string): [string, string][] => rows(table).map(([a, b]) => [a!, b!])

function dictionarySections(d: DictionaryData): Section[] {
  return [
    { name: 'engine.vocabulary', kind: 'strings', data: [d.vocabulary.join('\n')] },
    { name: 'engine.weight', kind: 'f32', data: d.weight },
    { name: 'engine.term.start', kind: 'u32', data: d.termStart },
    { name: 'engine.term.words', kind: 'u16', data: d.termWords },
    { name: 'engine.term.order', kind: 'u8', data: d.termOrder },
    { name: 'engine.term.saying', kind: 'u8', data: d.termSaying },
    { name: 'engine.term.row', kind: 'u32', data: d.termRow },
    { name: 'engine.term.source', kind: 'u8', data: d.termSource },
    { name: 'engine.term.context', kind: 'u16', data: d.termContext },
    { name: 'engine.contexts', kind: 'strings', data: d.contexts.map((c) => c.join(',')) },
    { name: 'engine.anchor.start', kind: 'u32', data: d.anchorStart },
    { name: 'engine.anchor.terms', kind: 'u32', data: d.anchorTerms },
  ]
}

function resourceSections(assets: Assets): Section[] {
  const paths = RESOURCES.flatMap((folder) => assets.list(folder)).filter((p) => /\.(?:tsv|json)$/.test(p))
  return [
    { name: 'engine.resource.name', kind: 'strings', data: paths },
    { name: 'engine.resource.text', kind: 'strings', data: paths.map((p) => assets.read(p)) },
  ]
}
