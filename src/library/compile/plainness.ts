/** How little a title says: what a code is for when the record says no more. */
import { SPECIAL_FLAG } from '../search/data.ts'
import { plainVocabulary, readWords, type TermWord } from '../search/words.ts'
import type { Classification } from '../types.ts'

const OPEN = /\bunspecified\b|\bwithout (?:complications?|[a-z ]*obstruction)|\buncomplicated\b|\bNOS\b/gi
const OTHER = /^other\b|\bother specified\b|\belsewhere\b/i
/** The newborn, pregnancy, external causes. */
const SPECIAL = /^[OPV-Y]/

/** 0 other, 1 plain, 2 and 3 what is coded when the record says no more; `SPECIAL_FLAG` more in a chapter that needs words of its own. */
export function readDefaultness(cm: Classification): Uint8Array {
  return Uint8Array.from({ length: cm.size }, (_, row) => {
    const title = cm.title(row)
    const open = title.replace(/\bwith unspecified\b/gi, ' ').match(OPEN)?.length ?? 0
    const special = SPECIAL.test(cm.rawCode(row)) ? SPECIAL_FLAG : 0
    return special + (open > 0 ? 1 + Math.min(2, open) : OTHER.test(title) ? 0 : 1)
  })
}

/**
 * How little each row says beyond its header, for a query that does not choose: "unspecified" says least; then the header's own words; then
 * "without"; then "other"; then a specific sibling; of two of a kind, the one with fewer words of its own. Larger is plainer.
 */
export function plainness(cm: Classification, defaultness: Uint8Array): Uint8Array {
  const words: (TermWord[] | undefined)[] = []
  const read = (row: number): TermWord[] => {
    words[row] ??= readWords(cm.title(row), plainVocabulary)
    return words[row]
  }
  const out = new Uint8Array(cm.size)
  for (let row = 0; row < cm.size; row++) {
    const header = cm.parent(row)
    if (header < 0 || cm.rawCode(row).length === 7) continue
    const known = new Set(read(header).map((w) => w.form))
    const own = read(row)
    let foreign = 0
    for (const { form, light } of own) {
      // "other" is what is left when nothing is named
      if (!light && !known.has(form)) foreign += form === 'other' || form === 'specified' ? 0.5 : 1
    }
    const kind = kindOf(defaultness[row]! & (SPECIAL_FLAG - 1), foreign, own)
    out[row] = kind * 40 + Math.round(72 / (2 + foreign))
  }
  return out
}

function kindOf(defaultness: number, foreign: number, words: readonly TermWord[]): number {
  if (defaultness >= 2) return defaultness + 2
  if (foreign === 0) return 3
  if (words.some((w) => w.form.startsWith('!'))) return 2
  return defaultness === 0 ? 1 : 0
}
