/** Runs the built command line on the evaluation sets. Gold labels never reach the program: the sets' own scripts make its input. */
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type EvalSet, SETS } from './sets.ts'

/** A figure may stand below its best for a written reason. */
export interface Best {
  value: number
  reason?: string
}
export type BestFigures = Record<string, Record<string, Best>>

export interface Figure {
  set: string
  figure: string
  value: number
  best: Best | undefined
  /** More than the tolerance below its best, and nobody wrote why. */
  fallen: boolean
}

/** Below its best by more than this, a figure needs a reason. */
const TOLERANCE = 0.01
export const BEST = new URL('./best.json', import.meta.url)
const CLI = resolve('dist/node/cli.js')
const CODES = '../codesets/icd10cm/FY2027/icd10cm_order_2027.DERIVED.txt'

export interface EvalOptions {
  /** Folder of the sets and their scorers. */
  bench: string
  /** List of the codes in force, for figures that go by date; found beside the bench folder by default. */
  codes?: string
  /** Date of service put on the notes. */
  date: string
  only?: string
}

export const bestFigures = (): BestFigures => (existsSync(BEST) ? JSON.parse(readFileSync(BEST, 'utf8')) : {})

/** Measures set by set. Throws when the program is not built or a scorer gives no figure. */
export function* measure(options: EvalOptions): Generator<Figure> {
  if (!existsSync(CLI)) throw new Error('The command line is not built. Run npm run build first.')
  if (!existsSync(options.bench)) {
    throw new Error(`There are no evaluation sets in ${options.bench}. Name their folder with --bench.`)
  }
  const best = bestFigures()
  const work = mkdtempSync(join(tmpdir(), 'eval-'))
  try {
    for (const set of SETS) {
      if (options.only && set.name !== options.only) continue
      for (const [figure, value] of Object.entries(figuresOf(set, options, work))) {
        const old = best[set.name]?.[figure]
        const fallen = old !== undefined && !old.reason && value < old.value - TOLERANCE
        yield { set: set.name, figure, value, best: old, fallen }
      }
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function figuresOf(set: EvalSet, options: EvalOptions, work: string): Record<string, number> {
  const bench = resolve(options.bench)
  const at = {
    gold: join(bench, set.file),
    pred: join(work, 'pred.jsonl'),
    codes: resolve(options.codes ?? join(bench, CODES)),
    date: options.date,
  }
  const fill = (args: string[]): string[] => args.map((a) => a.replace(/\{(\w+)\}/g, (_, k: keyof typeof at) => at[k]))
  const input = join(work, 'in.jsonl')
  const result = join(work, 'score.json')
  run('python3', fill(set.input), bench, input)
  run(process.execPath, [CLI, set.command, '--in', input], bench, at.pred)
  run('python3', fill(set.score), bench, result)
  const scored: unknown = JSON.parse(readFileSync(result, 'utf8'))
  return Object.fromEntries(Object.entries(set.figures).map(([name, path]) => [name, dig(scored, path, set.name)]))
}

function run(command: string, args: string[], cwd: string, out: string): void {
  const to = openSync(out, 'w')
  // the command line exits 1 when a line of the input was malformed; its other answers still count
  const done = spawnSync(command, args, { cwd, stdio: ['ignore', to, 'ignore'] })
  closeSync(to)
  if (done.error) throw done.error
}

function dig(value: unknown, path: string[], set: string): number {
  let at: unknown = value
  for (const key of path) at = typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined
  if (typeof at !== 'number') throw new Error(`The scorer of ${set} gave no figure ${path.join('.')}.`)
  return at
}
