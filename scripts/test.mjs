/** `npm test`: installs what is missing, builds, runs every test and closes with one line that counts them. */
import { spawnSync } from 'node:child_process'
import { installMissing, run } from './install.mjs'

installMissing()
run(process.execPath, ['--import', 'tsx', 'scripts/browser/install.ts', 'chromium', 'firefox'])
run('npm', ['run', '--silent', 'build'])
const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/test/run.ts', ...process.argv.slice(2)], {
  stdio: ['ignore', 'inherit', 'inherit'],
})
process.exitCode = status ?? 1
