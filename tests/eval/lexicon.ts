/** How many names the clinical lexicon has, and which share of them clinicians used in the unlabelled reports. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rows } from '../../src/text/table.ts'
import { tokenize } from '../../src/text/tokens.ts'
import { Vocabulary } from '../../src/text/words.ts'

const LEXICON = 'assets/lexicon'
const REPORTS = 'mtsamples_unlabelled.jsonl'
/** Longer names are looked for by their first words only. */
const MOST_WORDS = 8

export interface LexiconUse {
  /** Lines of the files. */
  entries: number
  /** Different sets of words after folding. */
  folded: number
  /** Of those, how many stand side by side, in any order, in at least one report. */
  used: number
  reports: number
}

/** Throws when there are no reports in the folder. */
export function lexiconUse(bench: string): LexiconUse {
  const file = join(bench, REPORTS)
  if (!existsSync(file)) throw new Error(`There are no unlabelled reports in ${bench}. Name their folder with --bench.`)
  const vocabulary = new Vocabulary(
    rows(readFileSync(join(LEXICON, 'words.tsv'), 'utf8')).map(([word, to]) => [word!, to!]),
  )
  const key = (words: readonly string[]): string => [...new Set(words)].sort().join(' ')
  const names = new Set<string>()
  let entries = 0
  for (const path of readdirSync(join(LEXICON, 'terms'))) {
    for (const [term] of rows(readFileSync(join(LEXICON, 'terms', path), 'utf8'))) {
      entries++
      const words = vocabulary.words(term!)
      if (words.length > 0) names.add(key(words.slice(0, MOST_WORDS)))
    }
  }
  const used = new Set<string>()
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  for (const line of lines) {
    const { text }: { text: string } = JSON.parse(line)
    const forms = vocabulary.forms(tokenize(text)).filter((f) => f !== '')
    for (let i = 0; i < forms.length; i++) {
      for (let n = 1; n <= MOST_WORDS && i + n <= forms.length; n++) {
        const k = key(forms.slice(i, i + n))
        if (names.has(k)) used.add(k)
      }
    }
  }
  return { entries, folded: names.size, used: used.size, reports: lines.length }
}
