/**
 * Other ways to say an official title: clinicians' phrases for the classification's (assets/lexicon/variants.tsv), and the parts of a
 * title that "and" or "or" joins: "and" in a title means "and/or" (convention I.A.14), so each part names the code.
 */

export type Variants = readonly (readonly [phrase: string, other: string])[]

const EXCEPT = /,?\s*\b(?:except|excluding|other than)\b.*$/
const MAX_PARTS = 5
const NO_SITE = /^(?:right|left|bilateral|unspecified|other|both|part|stage|mild|moderate|severe|eyes?|ears?)\b/

/** The end of a phrase whose noun the next part has ("middle and inner ear"): nothing by itself. */
const NO_NOUN =
  /^(?:female|male|part|single|multiple|connective|middle|inner|outer|upper|lower|anterior|posterior|external|internal)$/

/** All other wordings of a title, the title itself not among them. */
export function* otherWordings(title: string, variants: Variants): Generator<string> {
  const plain = title
    .toLowerCase()
    .replace(/\s*[([][^)\]]*[)\]]/g, '')
    .replace(/\bunspecified (?:part|site) of /, '')
    .replace(EXCEPT, '')
  const bases = [plain]
  for (const [phrase, other] of variants) if (plain.includes(phrase)) bases.push(plain.replace(phrase, other))
  for (const base of bases) {
    if (base !== title.toLowerCase()) yield base
    yield* parts(base)
  }
}

/** "calculus of kidney and ureter" → "calculus of kidney", "calculus of ureter"; only where the parts are plain nouns. */
function* parts(text: string): Generator<string> {
  const at = / (?:of|in|to) (?!.* (?:of|in|to|with|due) )/.exec(text)
  if (at === null) return
  const head = text.slice(0, at.index + at[0].length)
  const [sites = '', ...tail] = text.slice(head.length).split(/,(?= unspecified)/)
  if (/\b(?:with|without|due|not)\b/.test(sites)) return
  const found = sites.split(/,? and |,? or |, /).map((p) => p.trim())
  if (found.length < 2 || found.length > MAX_PARTS || found.some((p) => p === '' || p.split(' ').length > 3)) return
  // a side, an eye, "other": the end of a phrase, not a site of its own
  if (found.some((p) => NO_SITE.test(p))) return
  for (const p of found) {
    if (NO_NOUN.test(p)) continue
    yield `${head}${p}${tail.length > 0 ? `, ${tail.join(',')}` : ''}`
  }
}
