/** Evaluation and management over its own volume, and notes whose diagnoses are given. */
import type { Analysis } from '../../../src/engine/types.ts'
import { buildEm } from '../../../src/evaluation-management/compile/builder.ts'
import { openEvaluationManagement } from '../../../src/evaluation-management/em.ts'
import { compileIndex } from '../../../src/store/compile/compile.ts'
import { openIndex } from '../../../src/store/format.ts'
import { folderAssets } from '../../../src/store/node.ts'

export async function realEm() {
  const { chunks, manifest } = await compileIndex(folderAssets('assets'), [buildEm])
  return openEvaluationManagement(openIndex(chunks, manifest))
}

/** An analysis that recommends the codes, each for the first place where its words stand in the text. */
export function diagnosed(text: string, codes: readonly (readonly [code: string, words: string])[]): Analysis {
  const suggestions = codes.map(([code, words]) => {
    const start = text.indexOf(words)
    if (start < 0) throw new Error(`"${words}" does not stand in the note`)
    return {
      system: 'ICD-10-CM' as const,
      code,
      title: words,
      tier: 'recommended' as const,
      score: 1,
      billable: true,
      evidence: [{ start, end: start + words.length, text: words }],
      rules: [],
    }
  })
  return { suggestions, notCoded: [], prompts: [] }
}
