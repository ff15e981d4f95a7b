/** Installs the packages when some are missing. Plain Node without packages: it runs in a fresh clone. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** Versions by folder of a lock file; optional packages may rightly be absent. */
function versions(file) {
  if (!existsSync(file)) return new Map()
  const { packages } = JSON.parse(readFileSync(file, 'utf8'))
  return new Map(
    Object.entries(packages)
      .filter(([folder, { optional, devOptional }]) => folder && !optional && !devOptional)
      .map(([folder, { version }]) => [folder, version]),
  )
}

function isInstalled() {
  const there = versions('node_modules/.package-lock.json')
  return [...versions('package-lock.json')].every(([folder, version]) => there.get(folder) === version)
}

/** Runs a command with its output shown; ends this process with its status when it fails. */
export function run(command, args) {
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}

export function installMissing() {
  if (isInstalled()) return
  console.error('Installing packages …')
  run('npm', ['ci'])
}
