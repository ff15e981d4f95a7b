/** Takes the pictures of docs/ from the built extension on a demo chart: `npm run screenshots` (after `npm run build`). */
import type { Page } from 'playwright-core'
import { launch, pressAction, readingEnded } from './browser/extension.ts'
import { serve } from './browser/serve.ts'

const OUT = 'docs'
const CHART = 'frames/index.html'
const CHART_TIME = 60_000
/** Time for a panel to open and a theme to change. */
const SETTLE = 600

const site = await serve('assets/demo')
const driven = await launch({ viewport: null, args: ['--screen-info={3200x2400 devicePixelRatio=2.0}'] })
const shoot = (page: Page, name: string) => page.screenshot({ path: `${OUT}/${name}.png` })
const screen = (part: string): Page => {
  const page = driven.context.pages().find((p) => p.url().includes(`/${part}/`))
  if (page === undefined) throw new Error(`The ${part} did not open.`)
  return page
}

try {
  const page = await driven.context.newPage()
  await page.goto(site.url + CHART)
  const popup = await pressAction(driven, page)
  await readingEnded(popup, CHART_TIME)
  await popup.emulateMedia({ colorScheme: 'light' })
  await popup.waitForTimeout(SETTLE)
  await shoot(popup, 'popup')
  await popup.emulateMedia({ colorScheme: 'dark' })
  await popup.waitForTimeout(SETTLE)
  await shoot(popup, 'popup-dark')
  await popup.emulateMedia({ colorScheme: 'light' })
  await popup.locator('[data-testid=suggestion] button.code').first().click()
  await popup.waitForTimeout(SETTLE)
  await shoot(popup, 'record')
  await popup.keyboard.press('Escape')
  await popup.getByTestId('open-panel').click()
  await page.waitForTimeout(3 * SETTLE)
  const panel = screen('panel')
  await readingEnded(panel, CHART_TIME)
  await panel.keyboard.press('j')
  await panel.keyboard.press('a')
  await panel.waitForTimeout(SETTLE)
  await shoot(panel, 'panel')
  await panel.getByTestId('open-desk').click()
  await page.waitForTimeout(3 * SETTLE)
  const desk = screen('desk')
  await readingEnded(desk, CHART_TIME)
  await desk.locator('[data-testid=suggestion] button.code').first().click()
  await desk.waitForTimeout(SETTLE)
  await shoot(desk, 'desk')
  await desk.getByTestId('setting').selectOption('inpatient')
  for (const place of [1, 2, 3, 4]) await desk.locator('[data-testid=suggestion] .accept').nth(place).click()
  await desk.getByTestId('view-basket').click()
  await desk.getByTestId('discharge-status').selectOption('01')
  for (const choice of await desk.getByTestId('poa').all()) await choice.selectOption('Y')
  await desk.getByTestId('drg-number').waitFor()
  await desk.getByTestId('drg').scrollIntoViewIfNeeded()
  await desk.waitForTimeout(SETTLE)
  await shoot(desk, 'basket')
} finally {
  await driven.close()
  await site.close()
}
