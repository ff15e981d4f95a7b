/** The encoder's work in the real extension: one stay from the note to its group, look-up in several systems, audit, and the tools. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Driven, launch, pressAction, readingEnded } from '../../scripts/browser/extension.ts'
import type { Site } from '../../scripts/browser/serve.ts'
import { THEMES, violations } from './support/axe.ts'
import { indexState, openScreen } from './support/calls.ts'
import { servePages } from './support/pages.ts'

const PAGES = {
  '/stay': `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Stay</title></head><body><main>
<h2>Discharge diagnoses</h2>
<p>1. Acute on chronic systolic heart failure.</p>
<p>2. Acute tubular necrosis, present on admission.</p>
<p>3. Type 2 diabetes mellitus with diabetic polyneuropathy.</p>
<h2>Hospital course</h2>
<p>She was given furosemide through the vein and lost four kilograms. The kidneys recovered over five days.</p>
</main></body></html>`,
} satisfies Record<string, string>

let driven: Driven
let site: Site
let popup: Page

const WAIT = { timeout: 20_000 }

beforeAll(async () => {
  site = await servePages(PAGES)
  driven = await launch()
  await indexState(await openScreen(driven, 'options'), 'ready')
  const page = await driven.context.newPage()
  await page.goto(`${site.url}stay`)
  popup = await pressAction(driven, page)
  expect(await readingEnded(popup)).toBe('done')
})
afterAll(async () => {
  await driven?.close()
  await site?.close()
})

const accept = (code: string) => popup.locator(`[data-testid=suggestion][data-code="${code}"] .accept`).click()

describe('a stay', () => {
  it('is coded, checked and grouped from the basket', async () => {
    await popup.getByTestId('setting').selectOption('inpatient')
    for (const code of ['I50.23', 'N17.0', 'E11.42']) await accept(code)
    await popup.getByTestId('view-basket').click()
    await expect
      .poll(() => popup.getByTestId('basket-item').evaluateAll((items) => items.map((i) => i.dataset.code)), WAIT)
      .toEqual(['I50.23', 'N17.0', 'E11.42'])
    // every diagnosis of a stay needs its POA indicator
    await expect
      .poll(() => popup.locator('[data-testid=finding][data-severity=error]').count(), WAIT)
      .toBeGreaterThan(0)
    for (const place of [0, 1, 2]) await popup.getByTestId('poa').nth(place).selectOption('Y')
    await popup.getByTestId('discharge-status').selectOption('01')
    await expect.poll(() => popup.getByTestId('drg-number').textContent(), WAIT).toMatch(/^29[12]$/)
    await expect.poll(() => popup.locator('[data-testid=finding][data-severity=error]').count(), WAIT).toBe(0)
  })

  it('gives back what was changed last', async () => {
    await popup.getByTestId('basket-clear').click()
    await expect.poll(() => popup.getByTestId('basket-item').count(), WAIT).toBe(0)
    await popup.getByTestId('basket-undo').click()
    await expect.poll(() => popup.getByTestId('basket-item').count(), WAIT).toBe(3)
  })

  it('is audited both ways', async () => {
    await popup.getByTestId('view-audit').click()
    await popup.getByTestId('audit-codes').fill('I50.23, J18.9')
    await popup.getByTestId('audit-run').click()
    await expect.poll(() => popup.getByTestId('audit-unsupported').getAttribute('data-code'), WAIT).toBe('J18.9')
    expect(await popup.locator('[data-testid=audit-supported][data-code="I50.23"]').count()).toBe(1)
    expect(await popup.locator('[data-testid=audit-missed][data-code="N17.0"]').count()).toBe(1)
  })
})

describe('the look-up', () => {
  it('finds procedures and supplies beside diagnoses, and opens their records', async () => {
    await popup.getByTestId('search').fill('lap chole')
    const procedure = popup.locator('[data-testid=search-result][data-system="ICD-10-PCS"]').first()
    await procedure.waitFor(WAIT)
    expect(await procedure.getAttribute('data-code')).toBe('0FT44ZZ')
    await procedure.click()
    await expect.poll(() => popup.getByTestId('record').getAttribute('data-system'), WAIT).toBe('ICD-10-PCS')
    await popup.getByTestId('search').fill('E11.22')
    await popup.locator('[data-testid=search-result][data-code="E11.22"]').click()
    await expect.poll(() => popup.locator('[data-testid=flag][data-flag=hcc-v28]').count(), WAIT).toBe(1)
    await popup.keyboard.press('Escape')
    await popup.keyboard.press('Escape')
  })
})

describe.each(['basket', 'em', 'audit', 'book', 'pcs'])('the view %s', (view) => {
  it.each(THEMES)('passes axe in the %s theme', async (theme) => {
    await popup.getByTestId(`view-${view}`).click()
    await popup.locator('.tool').waitFor(WAIT)
    expect(await violations(popup, theme)).toEqual([])
  })
})

it.each(THEMES)('the record of a code passes axe in the %s theme', async (theme) => {
  await popup.getByTestId('search').fill('E11.22')
  await popup.locator('[data-testid=search-result][data-code="E11.22"]').click()
  await popup.getByTestId('record').waitFor(WAIT)
  expect(await violations(popup, theme)).toEqual([])
  await popup.keyboard.press('Escape')
  await popup.keyboard.press('Escape')
})
