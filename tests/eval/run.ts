/**
 * `npm run eval -- --bench DIR`: runs the built command line on the public evaluation sets and prints one table.
 * `--record` writes better figures to best.json; `--check` exits 1 when a figure is more than 0.01 below its best and no reason is
 * written there. `--only NAME` runs one set. Gold labels never reach the program: the sets' own scripts make its input.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type EvalSet, SETS } from './sets.ts'

/** A figure may be lower than its best for a written reason, which then holds for this value. */
interface Best {
  value: number
  reason?: string
}
type BestFigures = Record<string, Record<string, Best>>

/** Below its best by more than this, a figure needs a reason. */
const TOLERANCE = 0.01
const BEST = new URL('./best.json', import.meta.url)
const CLI = resolve('dist/node/cli.js')
const CODES = '../codesets/icd10cm/FY2027/icd10cm_order_2027.DERIVED.txt'

const { values } = parseArgs({
  options: {
    bench: { type: 'string', default: '../shared/bench' },
    codes: { type: 'string' },
    date: { type: 'string', default: '2026-11-22' },
    only: { type: 'string' },
    record: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
  },
})

const bench = resolve(values.bench)
const codes = resolve(values.codes ?? join(bench, CODES))
const work = mkdtempSync(join(tmpdir(), 'eval-'))

function run(command: string, args: string[], out: string): void {
  const done = spawnSync(command, args, { cwd: bench, stdio: ['ignore', openSync(out, 'w'), 'inherit'] })
  // the command line exits 1 when a line of the input was malformed; its other answers still count
  if (done.error) throw done.error
}

function measure(set: EvalSet): Record<string, number> {
  const at = { gold: join(bench, set.file), pred: join(work, 'pred.jsonl'), codes, date: values.date }
  const fill = (args: string[]): string[] => args.map((a) => a.replace(/\{(\w+)\}/g, (_, k: keyof typeof at) => at[k]))
  const input = join(work, 'in.jsonl')
  const result = join(work, 'score.json')
  run('python3', fill(set.input), input)
  run(process.execPath, [CLI, set.command, '--in', input], at.pred)
  run('python3', fill(set.score), result)
  const scored: unknown = JSON.parse(readFileSync(result, 'utf8'))
  return Object.fromEntries(Object.entries(set.figures).map(([name, path]) => [name, dig(scored, path, set.name)]))
}

function dig(value: unknown, path: string[], set: string): number {
  let at: unknown = value
  for (const key of path) at = typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined
  if (typeof at !== 'number') throw new Error(`The scorer of ${set} gave no figure ${path.join('.')}.`)
  return at
}

if (!existsSync(CLI)) throw new Error('The command line is not built. Run npm run build first.')
if (!existsSync(bench)) throw new Error(`There are no evaluation sets in ${bench}. Name their folder with --bench.`)
const best: BestFigures = existsSync(BEST) ? JSON.parse(readFileSync(BEST, 'utf8')) : {}
const fallen: string[] = []
try {
  for (const set of SETS) {
    if (values.only && set.name !== values.only) continue
    for (const [figure, value] of Object.entries(measure(set))) {
      const old = best[set.name]?.[figure]
      const low = old !== undefined && value < old.value - TOLERANCE
      if (low && !old.reason) fallen.push(`${set.name} ${figure}: ${value} is below its best ${old.value}`)
      const note = old === undefined ? 'new' : low ? `BELOW ${old.value}${old.reason ? ` (${old.reason})` : ''}` : `best ${old.value}`
      console.log(`${set.name.padEnd(18)} ${figure.padEnd(20)} ${value.toFixed(4)}  ${note}`)
      if (values.record && (old === undefined || value > old.value)) {
        best[set.name] = { ...best[set.name], [figure]: { value } }
      }
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}
if (values.record) writeFileSync(BEST, `${JSON.stringify(best, null, 2)}\n`)
if (fallen.length > 0) console.error(`Below their best without a written reason:\n${fallen.join('\n')}`)
if (values.check && fallen.length > 0) process.exitCode = 1
