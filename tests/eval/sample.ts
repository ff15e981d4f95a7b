/** Draws recommended suggestions of the unlabelled reports at random, with the words around them, for people to judge on their face. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const REPORTS = 'mtsamples_unlabelled.jsonl'
const CLI = resolve('dist/node/cli.js')
/** Characters shown on each side of the evidence. */
const AROUND = 400
const MOST_OUTPUT = 1 << 28

export interface Drawn {
  /** Place in the sample, from 1. */
  n: number
  report: string
  code: string
  title: string
  /** Where it stands in the report, with the evidence between >>> and <<<. */
  context: string
  /** The other words that the suggestion rests on. */
  further: string[]
}

interface Answer {
  id: string
  suggestions: { code: string; tier: string; title: string; evidence: { start: number; end: number; text: string }[] }[]
}

export interface SampleOptions {
  bench: string
  date: string
  size: number
  seed: number
}

/** Every recommended suggestion has the same chance. The same seed and build draw the same sample. */
export function drawSample({ bench, date, size, seed }: SampleOptions): Drawn[] {
  const file = join(bench, REPORTS)
  if (!existsSync(file)) throw new Error(`There are no unlabelled reports in ${bench}. Name their folder with --bench.`)
  const texts = new Map<string, string>()
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const { id, text }: { id: number; text: string } = JSON.parse(line)
    texts.set(String(id), text)
  }
  const all = answers(texts, date).flatMap(({ id, suggestions }) =>
    suggestions.filter((s) => s.tier === 'recommended').map((s) => ({ id, s })),
  )
  shuffle(all, seed)
  return all.slice(0, size).map(({ id, s }, i) => {
    const [first, ...further] = s.evidence
    const text = texts.get(id)!
    const { start, end } = first!
    return {
      n: i + 1,
      report: id,
      code: s.code,
      title: s.title,
      context: `${text.slice(Math.max(0, start - AROUND), start)}>>>${text.slice(start, end)}<<<${text.slice(end, end + AROUND)}`,
      further: further.map((e) => e.text),
    }
  })
}

function answers(texts: Map<string, string>, date: string): Answer[] {
  const work = mkdtempSync(join(tmpdir(), 'sample-'))
  try {
    const input = join(work, 'in.jsonl')
    writeFileSync(input, [...texts].map(([id, text]) => JSON.stringify({ id, text, date })).join('\n'))
    const done = spawnSync(process.execPath, [CLI, 'suggest', '--in', input], {
      encoding: 'utf8',
      maxBuffer: MOST_OUTPUT,
    })
    if (done.error) throw done.error
    return done.stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** Fisher and Yates, with a generator of our own so that a seed means the same everywhere (mulberry32). */
function shuffle<T>(list: T[], seed: number): void {
  let state = seed >>> 0
  const random = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[list[i], list[j]] = [list[j]!, list[i]!]
  }
}
