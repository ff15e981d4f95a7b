/** The browsers that the demo and the end-to-end tests drive, and where each is looked for. */
import { existsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Browser, Cache } from '@puppeteer/browsers'

export interface Wanted {
  name: string
  /** Environment variable that names the executable; it wins over everything. */
  variable: string
  places: Partial<Record<NodeJS.Platform, string[]>>
  /** Package of Debian and its descendants. */
  debian: string
  /** What is fetched elsewhere. */
  download: { browser: Browser; tag: string }
}

/**
 * A Chromium that loads unpacked extensions from its command line. Branded Chrome has not since version 137, so it is not
 * looked for; Chromium, Chrome for Testing and Edge do.
 */
export const CHROMIUM: Wanted = {
  name: 'Chromium',
  variable: 'CHROME_PATH',
  places: {
    linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium'],
    darwin: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    win32: [
      path.join(os.homedir(), 'AppData\\Local\\Chromium\\Application\\chrome.exe'),
      'C:\\Program Files\\Chromium\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    ],
  },
  debian: 'chromium',
  download: { browser: Browser.CHROME, tag: 'stable' },
}

export const FIREFOX: Wanted = {
  name: 'Firefox',
  variable: 'FIREFOX_PATH',
  places: {
    linux: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/snap/bin/firefox'],
    darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    win32: ['C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
  },
  debian: 'firefox-esr',
  download: { browser: Browser.FIREFOX, tag: 'stable' },
}

/** Where browsers that were fetched lie. */
export const FETCHED = path.resolve('.cache/browsers')

/** Path of the executable; undefined when there is none. */
export function findBrowser(wanted: Wanted): string | undefined {
  const named = process.env[wanted.variable]
  if (named) return named
  const fetched = existsSync(FETCHED)
    ? new Cache(FETCHED).getInstalledBrowsers().filter(({ browser }) => browser === wanted.download.browser)
    : []
  const places = [...(wanted.places[os.platform()] ?? []), ...fetched.map(({ executablePath }) => executablePath)]
  return places.find((place) => existsSync(place))
}

/** @throws Error that says how to get the browser */
export function requireBrowser(wanted: Wanted): string {
  const found = findBrowser(wanted)
  if (found) return found
  throw new Error(`${wanted.name} was not found. Install it, or name its executable in ${wanted.variable}.`)
}
