/** The lexicon of procedures, as the index holds it. */
import type { StringTable } from '../../store/format.ts'
import { parsePattern } from './pattern.ts'
import type { Pattern } from './types.ts'
import { readTerms } from './words.ts'

/**
 * named: a whole procedure ("cholecystectomy"); operations: what is done, wherever ("biopsy"); sites: where, as labels of body parts or
 * regions; approaches: how the site is reached, as values of the fifth axis.
 */
export const LEXICON_KINDS = ['named', 'operations', 'sites', 'approaches'] as const
type Kind = (typeof LEXICON_KINDS)[number]

interface Phrase {
  phrase: string
  /** Its content words, each once. */
  words: string[]
}

/** A phrase that stands for codes: the first pattern is what is meant where nothing else is said. */
export interface OperationEntry extends Phrase {
  kind: 'named' | 'operations'
  patterns: Pattern[]
}

export interface SiteEntry extends Phrase {
  kind: 'sites'
  /** Official labels, without their sides. */
  labels: string[]
}

export interface ApproachEntry extends Phrase {
  kind: 'approaches'
  /** Values of the fifth axis. */
  values: string
}

export type LexiconEntry = OperationEntry | SiteEntry | ApproachEntry

/** @throws Error for an entry that is not written as its kind asks; the build ends on it */
export function readLexicon(table: StringTable): LexiconEntry[] {
  return Array.from({ length: table.length }, (_, i) => {
    const [kind, phrase, meaning] = table.get(i).split('\t') as [Kind, string, string]
    return readEntry(kind, phrase, meaning)
  })
}

export function readEntry(kind: Kind, phrase: string, meaning: string): LexiconEntry {
  const words = [...new Set(readTerms(phrase))]
  if (kind === 'sites') return { kind, phrase, words, labels: meaning.split('|') }
  if (kind === 'approaches') return { kind, phrase, words, values: meaning }
  const patterns = meaning.split(' ').map((text) => {
    const pattern = parsePattern(text)
    if (pattern === undefined) throw new Error(`${phrase}: ${text} is no pattern of a code.`)
    return pattern
  })
  return { kind, phrase, words, patterns }
}
