/**
 * Folding: the one place where case, accents, and spelling variants disappear.
 * `fold` keeps no offsets; tokens do (see tokens.ts), so fold whole strings only where offsets do not matter.
 */

const SPECIAL: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  '’': "'",
  '‘': "'",
  µ: 'u',
  μ: 'u',
}
const NON_ASCII = /[^\u0020-\u007e]/
// Combining marks, soft hyphen and directional marks carry no meaning for matching.
const IGNORED = /[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** Lower case without accents; the identity (but for case) on ASCII. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  if (!NON_ASCII.test(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(IGNORED, '')
    .replace(/[ßæœøł’‘µμ]/g, (c) => SPECIAL[c] ?? c)
}

/** Words whose form without the final s is another word. */
const KEEP = new Set(['aids', 'this', 'does', 'has', 'was', 'its', 'pus', 'gas', 'pes', 'always'])

/**
 * The form under which a folded word is matched: US spelling and singular. Deterministic and idempotent enough that titles, lexicon
 * and notes meet at the same form; it need not be an English word.
 */
export function lemma(word: string): string {
  let w = word
  if (w.length > 2 && w.endsWith("'s")) w = w.slice(0, -2)
  else if (w.endsWith("'")) w = w.slice(0, -1)
  if (w.length > 5) w = american(w)
  return singular(w)
}

function american(w: string): string {
  let r = w
  if (r.includes('ae')) r = r.replace(/ae(?!r)/g, 'e')
  if (r.includes('oe')) r = r.replace(/^oe(?=[dsn])|(?<=[rhcmfp])oe(?=[almnpst])/g, 'e')
  if (r.includes('pnoe')) r = r.replace('pnoe', 'pne')
  if (r.endsWith('our')) r = `${r.slice(0, -3)}or`
  else if (/^(?:tumour|colour|behaviour|humour)/.test(r)) r = r.replace('our', 'or')
  if (r.endsWith('tre')) r = `${r.slice(0, -2)}er`
  return r
    .replace(/isation(s?)$/, 'ization$1')
    .replace(/(?<=[lnrtm])ised$/, 'ized')
    .replace('sulph', 'sulf')
}

/** Cuts plurals; a singular in -s ("pancreas") may lose its s too, which does no harm as it does so everywhere. */
function singular(w: string): string {
  if (w.length < 4 || !w.endsWith('s') || KEEP.has(w) || !/[aeiouy]/.test(w)) return w
  if (w.endsWith('ies') && w.length > 5) return `${w.slice(0, -3)}y`
  if (/(?:sses|xes|[^a]ches|shes|zzes|uses)$/.test(w) && !/[aol]uses$/.test(w)) return w.slice(0, -2)
  // Greek nouns in -sis: stenoses, metastases, paralyses, prostheses; not doses, diseases, nurses
  if (w.length > 6 && /(?:oses|stases|lyses|theses|crises|physes)$/.test(w)) return `${w.slice(0, -2)}is`
  if (/(?:ss|us|is)$/.test(w)) return w
  return w.slice(0, -1)
}
