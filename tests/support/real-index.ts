/** The real index for tests, built where the assets or the code that lays them out have changed since the last time. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmdirSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Index } from '../../src/store/format.ts'
import { openIndexFromFolder } from '../../src/store/node.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const CACHE = fileURLToPath(new URL('../../.cache/chartside', import.meta.url))
const FOLDER = `${CACHE}/index`
const LOCK = `${CACHE}/index.lock`
/** No build takes this long: a lock this old was left by a run that was killed. */
const ABANDONED_MS = 180_000

/** Throws when the index cannot be built from the assets as they are. */
export async function openRealIndex(): Promise<Index> {
  // test files run beside each other, and a build removes the chunks of the one before
  await lock()
  try {
    execFileSync(process.execPath, ['--import', 'tsx', 'src/cli/build-index.ts', '--out', FOLDER], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    return await openIndexFromFolder(FOLDER)
  } finally {
    rmdirSync(LOCK)
  }
}

async function lock(): Promise<void> {
  mkdirSync(CACHE, { recursive: true })
  for (;;) {
    try {
      mkdirSync(LOCK)
      return
    } catch {
      const taken = statSync(LOCK, { throwIfNoEntry: false })
      if (taken && Date.now() - taken.mtimeMs > ABANDONED_MS) rmdirSync(LOCK)
      else await sleep(100)
    }
  }
}
