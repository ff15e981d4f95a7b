/**
 * Opens a demo chart in a real browser with the extension beside it and presses its button. With `--headless`, or where there
 * is no display, it prints the suggestions with their evidence, writes dist/demo.png and ends.
 *   npm start -- [--headless] [--chart NAME]
 */
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { launch, pressAction, readingEnded, shownSuggestions } from './browser/extension.ts'
import { serve } from './browser/serve.ts'

const CHARTS = 'assets/demo'
const SHOT = 'dist/demo.png'

/** Name → path: a chart is a page, or a folder of pages with an index. */
const charts = new Map(
  readdirSync(CHARTS, { withFileTypes: true })
    .filter(({ name }) => name !== 'index.html')
    .map((entry): [string, string] =>
      entry.isDirectory() ? [entry.name, `${entry.name}/index.html`] : [path.parse(entry.name).name, entry.name],
    ),
)
const { values } = parseArgs({
  options: { headless: { type: 'boolean', default: false }, chart: { type: 'string', default: 'frames' } },
})
const chart = charts.get(values.chart)
if (!chart) {
  console.error(`There is no demo chart ${values.chart}. There are: ${[...charts.keys()].join(', ')}.`)
  process.exit(1)
}
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
const headless = values.headless || !hasDisplay

const site = await serve(CHARTS)
const driven = await launch({ headless, viewport: headless ? { width: 1280, height: 900 } : null })
const page = driven.context.pages()[0] ?? (await driven.context.newPage())
await page.goto(site.url + chart)
const popup = await pressAction(driven, page)

if (headless) {
  await report()
  await driven.close()
  await site.close()
} else {
  console.log(`${page.url()} is open; ${site.url} lists all demo charts.`)
  console.log('Press the Chartside button (or Alt+Shift+C) on any of them. Close the browser to end.')
  driven.context.once('close', () => process.exit(0))
}

async function report(): Promise<void> {
  const state = await readingEnded(popup, 60_000)
  const suggestions = await shownSuggestions(popup)
  console.log(`Chart ${values.chart}: ${suggestions.length} suggestions`)
  for (const { code, title, evidence } of suggestions) {
    console.log(`  ${code.padEnd(9)} ${title}`)
    for (const { start, end, text } of evidence) console.log(`            “${text}” (${start}–${end})`)
  }
  await screenshot()
  console.log(`Screenshot: ${path.resolve(SHOT)}`)
  if (state !== 'done' || !suggestions.length) process.exitCode = 1
}

/** The chart with the popup where the browser shows it; a screenshot of the page alone would lack it. */
async function screenshot(): Promise<void> {
  const shown = await popup.screenshot()
  const chart = await page.screenshot()
  const data = (png: Buffer) => `data:image/png;base64,${png.toString('base64')}`
  const sheet = await driven.context.newPage()
  await sheet.setContent(`<style>*{margin:0}body{overflow:hidden}img{position:absolute;top:0;left:0}
    img+img{top:8px;left:auto;right:8px;border-radius:10px;box-shadow:0 0 0 1px #0002,0 10px 40px #0005}</style>
    <img src="${data(chart)}"><img src="${data(shown)}">`)
  await sheet.screenshot({ path: SHOT })
}
