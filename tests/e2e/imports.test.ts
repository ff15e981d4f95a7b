/** Files are imported on the options page and serve on the desk at once, in a real browser. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { strToU8, zipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Driven, launch } from '../../scripts/browser/extension.ts'

const INDEX = `<?xml version="1.0"?>
<ICD10CM.index><version>2027</version><title>ICD-10-CM INDEX TO DISEASES</title><letter><title>A</title>
<mainTerm><title>Ague<nemod>(old name)</nemod></title><see>Malaria</see></mainTerm></letter><letter><title>M</title>
<mainTerm><title>Malaria</title><code>B54</code><term level="1"><title>quartan</title><code>B52.-</code></term></mainTerm></letter></ICD10CM.index>`
const INSTALLED = 120_000

let driven: Driven
let options: Page
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'imports-'))
  writeFileSync(path.join(folder, 'index.zip'), zipSync({ 'Table and Index/any-name.xml': strToU8(INDEX) }))
  writeFileSync(path.join(folder, 'wrong.txt'), '00001 A00     0 Cholera\n')
  driven = await launch()
  options = await driven.context.newPage()
  await options.goto(`chrome-extension://${driven.id}/src/options/index.html`)
  await options.locator('[data-testid=index-status][data-state=ready]').waitFor({ timeout: INSTALLED })
})
afterAll(async () => {
  await driven.close()
  rmSync(folder, { recursive: true, force: true })
})

const give = (name: string) => options.getByTestId('import-picker').setInputFiles(path.join(folder, name))

it('shows a term index until the official one is imported, then that one, and goes back when it is removed', async () => {
  const desk = await driven.context.newPage()
  await desk.goto(`chrome-extension://${driven.id}/src/desk/index.html`)
  await desk.getByTestId('view-book').click()
  await desk.getByRole('heading', { name: 'Term index' }).waitFor()

  await give('wrong.txt')
  await options.getByTestId('import-failed').waitFor()
  expect(await options.getByTestId('import-failed').textContent()).toContain('an order file of codes')

  await give('index.zip')
  await options.getByTestId('import-waiting').waitFor()
  expect(await options.getByTestId('import-waiting').textContent()).toContain('3 entries')
  await options.getByTestId('import-keep').click()
  await options.getByTestId('kept-import').waitFor()

  await desk.getByRole('heading', { name: 'Alphabetic Index' }).waitFor()
  await desk.getByTestId('book-query').fill('mal quart')
  await desk.getByTestId('book-term').filter({ hasText: 'quartan' }).click()
  await desk.getByTestId('book-opened').waitFor()
  await desk.getByTestId('book-dash').click()
  expect(await desk.getByTestId('book-completions').textContent()).toContain('B52.8')

  await options.getByRole('button', { name: /^Remove Alphabetic Index/ }).click()
  await desk.getByRole('heading', { name: 'Term index' }).waitFor()
})
