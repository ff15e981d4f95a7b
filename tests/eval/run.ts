/**
 * `npm run eval -- --bench DIR`: runs the built command line on the public evaluation sets and prints one table.
 * `--record` writes better figures to best.json; `--check` exits 1 when a figure is more than 0.01 below its best and no reason is
 * written there; `--only NAME` runs one set. `--lexicon` counts the clinical lexicon instead, and its use in the unlabelled reports.
 * `--sample N --seed S` prints N recommended suggestions of those reports, drawn at random, as JSON lines to be judged by readers.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { lexiconUse } from './lexicon.ts'
import { BEST, bestFigures, measure } from './measure.ts'
import { drawSample } from './sample.ts'

const { values } = parseArgs({
  options: {
    bench: { type: 'string', default: '../shared/bench' },
    codes: { type: 'string' },
    date: { type: 'string', default: '2026-11-22' },
    only: { type: 'string' },
    record: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    lexicon: { type: 'boolean', default: false },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
})

if (values.lexicon) {
  const { entries, folded, used, reports } = lexiconUse(values.bench)
  console.log(
    `${entries} entries, ${folded} different after folding; ${used} of them (${((100 * used) / folded).toFixed(1)}%)`,
  )
  console.log(`occur in the ${reports} unlabelled reports`)
  process.exit()
}

if (values.sample) {
  const drawn = drawSample({ ...values, size: Number(values.sample), seed: Number(values.seed) })
  for (const d of drawn) console.log(JSON.stringify(d))
  process.exit()
}

const best = bestFigures()
let fallen = 0
for (const f of measure(values)) {
  const note = f.best === undefined ? 'new' : `best ${f.best.value}${f.best.reason ? ` (${f.best.reason})` : ''}`
  console.log(
    `${f.set.padEnd(18)} ${f.figure.padEnd(20)} ${f.value.toFixed(4)}  ${f.fallen ? 'BELOW its ' : ''}${note}`,
  )
  if (f.fallen) fallen++
  if (f.best === undefined || f.value > f.best.value) best[f.set] = { ...best[f.set], [f.figure]: { value: f.value } }
}
if (values.record) writeFileSync(BEST, `${JSON.stringify(best, null, 2)}\n`)
if (values.check && fallen > 0) process.exitCode = 1
