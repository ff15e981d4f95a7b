/** `npm run codesets -- check-lexicon --index DIR`: what it prints, a line each, and its exit status. */
import { existsSync } from 'node:fs'
import type { Assets } from '../../store/compile/compile.ts'
import { checkLexicon } from './check.ts'
import { officialBook } from './gather.ts'
import { SETTLED, settle } from './settled.ts'

/** Status 1 when a disagreement is not settled, or a settled one is no disagreement any more. */
export async function runLexiconCheck(folder: string, assets: Assets): Promise<{ lines: string[]; status: 0 | 1 }> {
  if (!existsSync(folder)) return { lines: [`${folder} is not there.`], status: 1 }
  const parts = await officialBook(folder)
  const check = checkLexicon(assets, parts)
  const { unsettled, stale } = settle(check, assets.read(SETTLED))
  return {
    lines: [
      ...parts.map(({ title, version, size }) => `${title}, ${version}: ${size.toLocaleString('en-US')} entries`),
      `${check.terms} terms, ${check.found} of them in an index, ${check.disagreements.length} with another code there`,
      ...unsettled.map(({ term, ours, index, entry }) => `unsettled: ${term}\t${ours}\t${index}\t(${entry})`),
      ...stale.map((line) => `stale: ${line}`),
      `${unsettled.length} unsettled, ${stale.length} stale in assets/${SETTLED}`,
    ],
    status: unsettled.length + stale.length > 0 ? 1 : 0,
  }
}
