/** Renders assets/icons/icon.svg in the sizes that browsers ask for. A maintainer's step: the results are committed. */
import { readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { CHROMIUM, requireBrowser } from './browser/wanted.ts'

const svg = readFileSync('assets/icons/icon.svg', 'utf8')
const browser = await chromium.launch({ executablePath: requireBrowser(CHROMIUM), args: ['--no-sandbox'] })
for (const size of [16, 32, 48, 128]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`)
  await page.screenshot({ path: `assets/icons/${size}.png`, omitBackground: true })
}
await browser.close()
