/** Runs vitest, names what was skipped and closes with the bare line `N passed, N failed`. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { type Report, summarise } from './summary.ts'

const REPORT = '.cache/test-report.json'
mkdirSync('.cache', { recursive: true })
rmSync(REPORT, { force: true })

const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${REPORT}`,
    ...process.argv.slice(2),
  ],
  { stdio: ['ignore', 'inherit', 'inherit'] },
)

const report: Report = existsSync(REPORT)
  ? JSON.parse(readFileSync(REPORT, 'utf8'))
  : { testResults: [{ name: 'vitest', status: 'failed', assertionResults: [] }] }
const summary = summarise(report, process.cwd())
for (const name of summary.skippedNames) console.log(`skipped: ${name}`)
for (const name of summary.failedNames) console.log(`failed: ${name}`)
// A fault outside any test (an unhandled rejection, a worker that died) fails the run although no test did.
const failed = summary.failed || (status === 0 ? 0 : 1)
if (failed && !summary.failed) console.log('failed: a fault outside the tests, see above')
console.log(`${summary.skipped} skipped`)
console.log(`${summary.passed} passed, ${failed} failed`)
process.exitCode = failed || !summary.passed ? 1 : 0
