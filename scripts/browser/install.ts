/**
 * Gets browsers where the machine has none: from the system's packages, else by download.
 *   tsx scripts/browser/install.ts chromium [firefox]
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { CHROMIUM, FETCHED, FIREFOX, findBrowser, type Wanted } from './wanted.ts'

const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

for (const wanted of [CHROMIUM, FIREFOX].filter(({ name }) => process.argv.includes(name.toLowerCase()))) {
  if (findBrowser(wanted)) continue
  console.error(`Installing ${wanted.name} …`)
  if (isDebianRoot) aptInstall(wanted)
  else download(wanted)
  if (findBrowser(wanted)) continue
  console.error(
    `${wanted.name} could not be installed. Install it yourself, or name its executable in ${wanted.variable}.`,
  )
  process.exitCode = 1
}

function aptInstall(wanted: Wanted): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '--quiet'], { stdio: ['ignore', 2, 2], env })
  spawnSync('apt-get', ['install', '--yes', '--quiet', '--no-install-recommends', wanted.debian], {
    stdio: ['ignore', 2, 2],
    env,
  })
}

function download({ download: { browser, tag } }: Wanted): void {
  spawnSync('npx', ['@puppeteer/browsers', 'install', `${browser}@${tag}`, '--path', FETCHED], {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
}
