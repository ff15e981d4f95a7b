/** The engine over the real index, built where the assets or the code that lays them out have changed since the last time. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createEngine, type Engine } from '../../src/engine/index.ts'
import { type Classification, openClassification } from '../../src/library/classification.ts'
import { openIndexFromFolder } from '../../src/store/node.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const FOLDER = fileURLToPath(new URL('../../node_modules/.cache/chartside/index', import.meta.url))

/** Throws when the index cannot be built from the assets as they are. */
export async function openReal(): Promise<{ engine: Engine; codes: Classification }> {
  execFileSync(process.execPath, ['--import', 'tsx', 'src/cli/build-index.ts', '--out', FOLDER], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const index = await openIndexFromFolder(FOLDER)
  return { engine: createEngine(index), codes: openClassification(index) }
}
