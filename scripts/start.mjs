/** `npm start`: from a fresh clone to suggestions beside a demo chart. */
import { installMissing, run } from './install.mjs'

installMissing()
run(process.execPath, ['--import', 'tsx', 'scripts/browser/install.ts', 'chromium'])
run('npm', ['run', '--silent', 'build'])
run(process.execPath, ['--import', 'tsx', 'scripts/demo.ts', ...process.argv.slice(2)])
