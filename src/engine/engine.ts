/** The engine: everything that is opened once and serves every note. */
import { perRow } from '../library/per-row.ts'
import type { Classification, Row } from '../library/types.ts'
import type { Index } from '../store/format.ts'
import { rows } from '../text/table.ts'
import { Vocabulary } from '../text/words.ts'
import { DecisionTree } from './coding/leaves.ts'
import { type PhaseWords, parsePhases } from './coding/phase.ts'
import { parseTelling, type Telling } from './coding/telling.ts'
import { type Asserter, createAsserter } from './context/assertion.ts'
import { createContext, type NoteContext, parseCues } from './context/index.ts'
import { type GatedRule, gated } from './conventions/gates.ts'
import { codeTest } from './conventions/patterns.ts'
import { PhraseIndex } from './conventions/phrase-index.ts'
import { parseRules, phrasesOf } from './conventions/rules.ts'
import { TabularNotes } from './conventions/tabular.ts'
import { openEngineData } from './data.ts'
import { type DrugTable, parseDrugs } from './medications/drugs.ts'
import { Abbreviations } from './mentions/abbreviations.ts'
import { Finder } from './mentions/find.ts'
import { FixedPhrases } from './mentions/fixed.ts'
import { type Axes, parseAxes } from './queries/axes.ts'
import { analyseStructure, type NoteStructure, parseSectionTitles } from './structure/index.ts'
import type { LabelledPart } from './types.ts'

export interface Parts {
  codes: Classification
  tree: DecisionTree
  finder: Finder
  vocabulary: Vocabulary
  abbreviations: Abbreviations
  fixed: FixedPhrases
  axes: Axes
  phases: PhaseWords
  telling: Telling
  rules: readonly GatedRule[]
  /** Phrases of all rules. */
  phrases: PhraseIndex
  tabular: TabularNotes
  drugs: DrugTable
  structure(text: string, parts?: readonly LabelledPart[]): NoteStructure
  context(structure: NoteStructure): NoteContext
  asserter: Asserter
  /** "History of" such a condition means that the patient has it still. */
  isLasting(row: Row): boolean
}

/** A title that names a lasting form, and not one that leaves it open ("unspecified as acute or chronic", "chronic or unspecified"). */
const CHRONIC = /(?<!acute or )\bchronic\b(?! or )/i

/** Opens the engine over an index. Throws `IndexError` when the index lacks the engine's part. */
export function openEngine(index: Index): Parts {
  const data = openEngineData(index)
  const vocabulary = new Vocabulary(rows(data.resource('lexicon/words.tsv')).map(([a, b]) => [a!, b!]))
  const titles = parseSectionTitles(data.resource('lexicon/sections.tsv'))
  const context = createContext(parseCues(...data.resources('lexicon/cues').map((p) => data.resource(p))))
  const lasting = codeTest(
    rows(data.resource('rules/chronic.tsv'))
      .map(([pattern]) => pattern!)
      .join('|'),
  )
  const rules = data
    .resources('rules')
    .filter((p) => p.endsWith('.json'))
    .flatMap((p) => parseRules(data.resource(p), p))
  const phrases = new PhraseIndex(phrasesOf(rules))
  return {
    codes: data.codes,
    tree: new DecisionTree(
      data.codes,
      vocabulary,
      rows(data.resource('lexicon/assumed.tsv')).map(([codes, word]) => ({
        holds: codeTest(codes!),
        form: vocabulary.form(word!),
      })),
      new Set(rows(data.resource('lexicon/stated.tsv')).map(([word]) => vocabulary.form(word!))),
    ),
    finder: new Finder(
      data.codes,
      data.dictionary,
      vocabulary,
      new Set(rows(data.resource('lexicon/places.tsv')).map(([word]) => vocabulary.form(word!))),
    ),
    vocabulary,
    abbreviations: new Abbreviations(
      rows(data.resource('lexicon/abbreviations.tsv')),
      new Set(rows(data.resource('lexicon/capitals.tsv')).map(([word]) => word!)),
    ),
    fixed: new FixedPhrases(
      rows(data.resource('lexicon/fixed.tsv')).map(([phrase]) => phrase!),
      vocabulary,
    ),
    phases: parsePhases(data.resource('lexicon/phase.tsv')),
    telling: parseTelling(data.resource('lexicon/telling.tsv')),
    axes: parseAxes(data.resource('lexicon/axes.tsv'), vocabulary),
    rules: rules.map((rule) => gated(rule, phrases)),
    phrases,
    tabular: new TabularNotes(data.codes),
    drugs: parseDrugs(rows(data.resource('lexicon/drugs.tsv')), rows(data.resource('rules/drug-harm.tsv'))),
    structure: (text, parts) => analyseStructure(text, titles, parts),
    context: (structure) => context.read(structure),
    asserter: createAsserter(context, titles),
    isLasting: perRow((row) => lasting(data.codes.rawCode(row)) || CHRONIC.test(data.codes.title(row))),
  }
}
