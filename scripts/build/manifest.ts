import { readFileSync } from 'node:fs'

export type Browser = 'chrome' | 'firefox'

/** Keys of manifest.json that only one family of browsers understands; the other warns about them or refuses to load. */
const ONLY: Record<Browser, { keys: string[]; background: string[]; permissions: string[] }> = {
  chrome: {
    keys: ['key', 'minimum_chrome_version', 'side_panel', 'storage'],
    background: ['service_worker'],
    permissions: ['sidePanel'],
  },
  firefox: { keys: ['browser_specific_settings', 'sidebar_action'], background: ['scripts'], permissions: [] },
}

interface Manifest extends Record<string, unknown> {
  version: string
  background: Record<string, unknown>
  permissions: string[]
}

/** The manifest of one browser, derived from the one source: what belongs only to the other browser is left out. */
export function manifestFor(browser: Browser, file = 'manifest.json'): Manifest {
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  const other = ONLY[browser === 'chrome' ? 'firefox' : 'chrome']
  for (const key of other.keys) delete manifest[key]
  for (const key of other.background) delete manifest.background[key]
  manifest.permissions = manifest.permissions.filter((name) => !other.permissions.includes(name))
  return manifest
}
