import { createEngine, type Engine } from '../../src/engine/index.ts'
import { openClassification } from '../../src/library/classification.ts'
import type { Classification } from '../../src/library/types.ts'
import { openRealIndex } from '../support/real-index.ts'

/** The engine over the real index. Throws when the index cannot be built from the assets as they are. */
export async function openReal(): Promise<{ engine: Engine; codes: Classification }> {
  const index = await openRealIndex()
  return { engine: createEngine(index), codes: openClassification(index) }
}
