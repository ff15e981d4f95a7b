/** The engine in Node over many notes: against a plain pass over their words, and how its time grows with a note's length. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createEngine } from '../../src/engine/index.ts'
import type { Encounter } from '../../src/engine/types.ts'
import { tokenize } from '../../src/text/tokens.ts'
import { notes as golden } from '../golden/notes/index.ts'
import { openRealIndex } from '../support/real-index.ts'
import { inTurn } from './median.ts'

const ENCOUNTER: Encounter = { setting: 'outpatient', date: '2026-11-22' }
const ROUNDS = 5
/** Notes measured; of more than this every n-th is taken. */
const MOST = 300

export interface NoteFigures {
  source: string
  notes: number
  characters: number
  /** Medians in milliseconds over all notes. */
  times: Record<'tokenize' | 'analyse', number>
  /** Time of a note four times as long against the note itself. */
  growth: number
}

export async function noteFigures(bench: string): Promise<NoteFigures> {
  const engine = createEngine(await openRealIndex())
  const { source, texts } = readNotes(bench)
  const analyse = (text: string) => engine.analyse(text, ENCOUNTER)
  // caches of the engine and the compiler's first looks are not what is measured
  texts.forEach(analyse)
  const times = await inTurn(ROUNDS, { tokenize: () => texts.map(tokenize), analyse: () => texts.map(analyse) })
  const note = [...texts].sort((a, b) => a.length - b.length)[texts.length >> 1]!
  const long = Array(4).fill(note).join('\n\n')
  const grown = await inTurn(50, { once: () => analyse(note), four: () => analyse(long) })
  return {
    source,
    notes: texts.length,
    characters: texts.reduce((n, t) => n + t.length, 0),
    times,
    growth: grown.four / grown.once,
  }
}

function readNotes(bench: string): { source: string; texts: string[] } {
  const file = join(bench, 'mtsamples_unlabelled.jsonl')
  if (!existsSync(file)) return { source: 'golden notes', texts: golden.map((n) => n.text) }
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  const step = Math.ceil(lines.length / MOST)
  const texts = lines
    .filter((_, i) => i % step === 0)
    .map((line) => {
      const { text }: { text: string } = JSON.parse(line)
      return text
    })
  return { source: 'mtsamples_unlabelled', texts }
}
