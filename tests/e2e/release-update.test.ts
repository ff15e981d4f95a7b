/** A release that came out after this version is brought in on the options page, serves at once, and is taken back, in a real browser. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Driven, launch } from '../../scripts/browser/extension.ts'
import { orderLine } from '../unit/releases/samples.ts'
import { call, indexState, openScreen, stopWorker } from './support/calls.ts'

const INSTALLED = 120_000
/** Every builder runs in the browser, on a machine that may be busy. */
const BUILT = 400_000
const NEW = { system: 'ICD-10-CM', code: 'E11.23' } as const
const TITLE = 'Type 2 diabetes mellitus with mossy kidney'
const AFTER = '2027-11-01'

/** The codes in force now, and one more, as the order file of the next fiscal year would have them. */
function nextOrderFile(): string {
  const rows = readFileSync('assets/codesets/icd10cm/codes.tsv', 'utf8').split('\n').slice(1, -1)
  const now = rows.map((row) => row.split('\t')).filter(([, , to]) => to === '')
  const next = [...now, ['E1123', '', '', '1', 'L', TITLE]]
  return next
    .map(([code = '', , , billable, , title = '']) => ({ code, billable, title }))
    .map(({ code, billable, title }, i) => orderLine(i + 1, code, billable === '1' ? 1 : 0, title.slice(0, 60), title))
    .join('')
}

let driven: Driven
let options: Page
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'release-'))
  writeFileSync(path.join(folder, 'icd10cm_order_2028.txt'), nextOrderFile())
  writeFileSync(path.join(folder, 'letter.txt'), 'Dear Sir\n')
  driven = await launch()
  options = await openScreen(driven, 'options')
  await indexState(options, 'ready', INSTALLED)
})
afterAll(async () => {
  await driven.close()
  rmSync(folder, { recursive: true, force: true })
})

const give = (name: string) => options.getByTestId('update-picker').setInputFiles(path.join(folder, name))
const known = (date = AFTER) => call(options, 'record', { ...NEW, date })

it(
  'reports, builds, serves at once and after a restart, and goes back',
  async () => {
    await give('letter.txt')
    await options.getByTestId('update-failed').waitFor()
    expect(await options.getByTestId('update-failed').textContent()).toContain('an order file')
    expect(await known()).toMatchObject({ error: 'date-outside-releases' })

    await give('icd10cm_order_2028.txt')
    await options.getByTestId('update-report').waitFor({ timeout: INSTALLED })
    const report = await options.getByTestId('update-report').textContent()
    expect(report).toContain('FY2028, in force from 2027-10-01')
    expect(report).toContain(`1 addedE1123 ${TITLE}`)
    expect(report).toContain('0 deleted')

    await options.getByTestId('update-confirm').click()
    // the index in use answers while the other is made
    expect(await call(options, 'record', { system: 'ICD-10-CM', code: 'I10' })).toMatchObject({ valid: true })
    await options.getByTestId('update-done').waitFor({ timeout: BUILT })
    expect(await known()).toMatchObject({ title: TITLE, valid: true, billable: true })
    expect(await known('2027-09-30')).toMatchObject({ valid: false })
    const found = await call(options, 'search', { query: 'diabetes mossy kidney', date: AFTER })
    expect(found).toContainEqual(expect.objectContaining({ code: NEW.code }))

    await stopWorker(driven)
    expect(await call(options, 'indexStatus', {})).toBeTruthy()
    expect(await known()).toMatchObject({ title: TITLE })
    expect(await call(options, 'indexStatus', {})).toMatchObject({ state: 'ready', origin: 'update FY2028' })

    await options.getByTestId('update-back').click()
    await options.getByTestId('update-back').waitFor({ state: 'detached', timeout: INSTALLED })
    await indexState(options, 'ready', INSTALLED)
    expect(await known()).toMatchObject({ error: 'date-outside-releases' })
  },
  BUILT + INSTALLED,
)
