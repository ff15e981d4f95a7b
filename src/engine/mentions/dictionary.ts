/**
 * The dictionary of terms: each term is a set of words that must stand near each other in any order. A term is indexed by its rarest
 * word, so a sentence is compared only with the terms whose rarest word it holds.
 */

import { isSmall } from '../../text/words.ts'

/** Where a term comes from; a smaller number wins when two terms read the same words. */
export const Source = { lexicon: 0, title: 1, inclusion: 2, includes: 3, mined: 4, variant: 5 } as const

/**
 * How the words of a term stand in a note. Free: in any order, as long as nothing between them starts a thing of its own. Joined: the term
 * says two things at once ("cholecystitis with gallstones"), of which each may come first. Literal: as written, side by side.
 */
export const Saying = { free: 0, joined: 1, literal: 2 } as const

export interface TermInput {
  /** In the order in which they are said. */
  words: string[]
  row: number
  source: number
  /** How its words have to stand; free when left out. */
  saying?: number
  /** At least one of these words has to occur in the note for the term to count. */
  context?: string[]
}

export interface DictionaryData {
  /** Words by id - 1; id 0 is "not in the vocabulary". */
  vocabulary: string[]
  /** Inverse document frequency of each word over the terms, by id. */
  weight: Float32Array
  /** Term i has the words termWords[termStart[i] … termStart[i+1]). */
  termStart: Uint32Array
  termWords: Uint16Array
  /** Parallel to `termWords`: the place of each word where the term is said in order. */
  termOrder: Uint8Array
  /** One of `Saying` for each term. */
  termSaying: Uint8Array
  termRow: Uint32Array
  termSource: Uint8Array
  /** 1 + index into `contexts`, 0 for none. */
  termContext: Uint16Array
  contexts: string[][]
  /** Word w anchors the terms anchorTerms[anchorStart[w] … anchorStart[w+1]). */
  anchorStart: Uint32Array
  anchorTerms: Uint32Array
}

/** Compiles terms; of several with the same words the one from the better source, then with the shorter code, stays. */
export function compileDictionary(
  inputs: TermInput[],
  codeLength: (row: number) => number,
  everInForce: (row: number) => boolean = () => true,
): DictionaryData {
  const best = new Map<string, TermInput>()
  const frequency = new Map<string, number>()
  const joined = new Set<string>()
  for (const t of inputs) {
    const words = [...new Set(t.words)]
    if (words.length === 0 || words.length > 10) continue
    const same = [...words].sort().join(' ')
    if (t.saying === Saying.joined) joined.add(same)
    // a name that was not always in force leaves room for the one before it
    const key = `${same}${t.context ? `|${t.context.join(',')}` : ''}${everInForce(t.row) ? '' : '|new'}`
    const old = best.get(key)
    if (
      old === undefined ||
      t.source < old.source ||
      (t.source === old.source && codeLength(t.row) < codeLength(old.row))
    )
      best.set(key, { ...t, words })
  }
  const terms = [...best.values()]
  for (const t of terms) for (const w of t.words) frequency.set(w, (frequency.get(w) ?? 0) + 1)
  const vocabulary = [...frequency.keys()].sort()
  const idOf = new Map(vocabulary.map((w, i) => [w, i + 1]))
  const weight = new Float32Array(vocabulary.length + 1)
  for (const [w, n] of frequency) weight[idOf.get(w)!] = Math.log(1 + terms.length / n)

  const contexts: string[][] = []
  const contextOf = new Map<string, number>()
  const termStart = new Uint32Array(terms.length + 1)
  const flat: number[] = []
  const order: number[] = []
  const termSaying = new Uint8Array(terms.length)
  const termRow = new Uint32Array(terms.length)
  const termSource = new Uint8Array(terms.length)
  const termContext = new Uint16Array(terms.length)
  const byAnchor: number[][] = vocabulary.map(() => [])
  terms.forEach((t, i) => {
    const ids = t.words.map((w) => idOf.get(w)!).sort((a, b) => weight[b]! - weight[a]! || a - b)
    flat.push(...ids)
    order.push(...ids.map((id) => t.words.indexOf(vocabulary[id - 1]!)))
    const saying = t.words.some(isSmall) ? Saying.literal : (t.saying ?? Saying.free)
    termSaying[i] = saying === Saying.free && joined.has([...t.words].sort().join(' ')) ? Saying.joined : saying
    termStart[i + 1] = flat.length
    termRow[i] = t.row
    termSource[i] = t.source
    if (t.context) {
      const key = t.context.join(',')
      let c = contextOf.get(key)
      if (c === undefined) {
        c = contexts.push(t.context)
        contextOf.set(key, c)
      }
      termContext[i] = c
    }
    byAnchor[ids[0]! - 1]!.push(i)
  })
  const anchorStart = new Uint32Array(vocabulary.length + 2)
  const anchorTerms = new Uint32Array(terms.length)
  let n = 0
  for (let w = 1; w <= vocabulary.length; w++) {
    anchorStart[w] = n
    for (const t of byAnchor[w - 1]!) anchorTerms[n++] = t
  }
  anchorStart[vocabulary.length + 1] = n
  return {
    vocabulary,
    weight,
    termStart,
    termWords: Uint16Array.from(flat),
    termOrder: Uint8Array.from(order),
    termSaying,
    termRow,
    termSource,
    termContext,
    contexts,
    anchorStart,
    anchorTerms,
  }
}
