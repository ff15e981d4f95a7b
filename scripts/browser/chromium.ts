import { existsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/**
 * Usual places of a Chromium that still loads unpacked extensions from its command line. Branded Chrome does not since
 * version 137, so it stands last: it is better than nothing for a person who looks for what went wrong.
 */
const PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium', '/usr/lib/chromium/chromium'],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Chromium\\Application\\chrome.exe',
    path.join(os.homedir(), 'AppData\\Local\\Chromium\\Application\\chrome.exe'),
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

/** Path of a Chromium: CHROME_PATH, else the first of the usual places; undefined when there is none. */
export function findChromium(): string | undefined {
  const named = process.env.CHROME_PATH
  if (named) return existsSync(named) ? named : undefined
  return PLACES[process.platform]?.find((place) => existsSync(place))
}
