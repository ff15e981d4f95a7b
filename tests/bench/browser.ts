/** The installed index in a real browser: opening it against reading the same bytes, a search and a record. */
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { launch } from '../../scripts/browser/extension.ts'
import { call, indexState, openScreen } from '../e2e/support/calls.ts'
import type { PageFigures } from './page.ts'

declare global {
  /** Put in by this file, in the page only. */
  var bench: { measure(): Promise<PageFigures> }
}

export async function browserFigures(): Promise<PageFigures> {
  const driven = await launch()
  try {
    const page = await openScreen(driven, 'options')
    await indexState(page, 'ready')
    // the worker has verified what it installed, as it does once; from here on openings are as on any other day
    await call(page, 'indexStatus', {})
    // not a script element: the extension's own policy forbids those
    await page.evaluate(await bundle())
    return await page.evaluate(() => globalThis.bench.measure())
  } finally {
    await driven.close()
  }
}

async function bundle(): Promise<string> {
  const entry = fileURLToPath(new URL('./page.ts', import.meta.url))
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, minify: false, target: 'chrome120', lib: { entry, formats: ['iife'], name: 'bench' } },
  })
  const [output] = Array.isArray(built) ? built : [built]
  const chunk = output && 'output' in output ? output.output[0] : undefined
  if (!chunk) throw new Error('The code for the page could not be bundled.')
  return `${chunk.code}\nglobalThis.bench = bench`
}
