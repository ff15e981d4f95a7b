/** Takes the name of a condition apart as a book lists it: "Fracture of neck of femur" is Fracture, femur, neck. */

export interface Phrase {
  /** The head noun with what belongs to it ("Diabetes mellitus"), capital first. */
  main: string
  /** Sub-terms, widest first: sites from the outermost inwards, then what stands before the noun, then the rest as it follows. */
  below: string[]
  /** What stood in brackets. */
  nonessential: string[]
}

/** Words that follow their noun: the noun stands before them. */
const AFTER_NOUN = new Set(
  (
    'mellitus insipidus vera nigricans vulgaris zoster simplex gravis major minor tarda foliaceus media externa interna fugax congenita ' +
    'totalis bifida planus alba areata favosa magna praevia previa accreta increta percreta aperta occulta uteri nervosa diffuse obliterans ' +
    'fatale profunda migrans universalis pedis capitis corporis cruris manuum unguium barbae versicolor rosacea sicca senilis ' +
    'unspecified specified nec nos only alone itself'
  ).split(' '),
)
/** A stage, type or degree: a word or two with a number. */
const NUMBERED =
  /^(?:(?:stage|type|grade|class|group|level|degree|category|part|phase)\s+)?(?:[0-9]+[a-z]?|[ivx]+|[a-z])$/i
/** Where a noun phrase ends. A comma within a list ("childbirth and the puerperium") ends nothing, nor does the "to" of "due to". */
const BOUNDARY =
  /,\s*(?![^,]*(?:,|\s)(?:and|or)\s)|(?<!\b(?:due|secondary|related|subsequent|prior))\s+(?=(?:of|in|due to|with|without|following|associated with|resulting from|complicating|affecting|for|to|from|by|at|during|on|secondary to|caused by|as|between|under|after|involving|related to|not)\b)/
/** Ends of a phrase that are no noun to look under. */
const NO_NOUN =
  /^(?:able|unable|according|accompanied|resulting|associated|including|specified|unspecified|the|this|that|only)$/i
const ADJECTIVE = /(?:ic|al|ute|ed|ary|ous|ar|ive|ing|an|ant|ent|ile|oid|ory|ior|less)$/
const NOTHING_SAID =
  /,\s*(?:unspecified|not otherwise specified)(?: [a-z]+){0,3}$|\b(?:unspecified|not otherwise specified|nos)\b(?: (?:part|parts|site|sites|type|level|degree|extent|severity|region|area|location)\b(?: of)?)?/gi
/** What has no code of its own. */
const OTHER = /^\s*other\b|\bother specified\b|\bnot elsewhere classified\b|\bnec\b/i
/** In brackets and apart from the words around: part of a word as in "(poly)neuropathy" stays. */
const BRACKETS = /(?<=^|\s)\(([^()]*)\)(?=\s|,|$)/g

/** undefined for what names nothing by itself. */
export function readPhrase(text: string): Phrase | undefined {
  const nonessential = [...text.matchAll(BRACKETS)]
    .map(([, inside = '']) => inside.trim())
    .filter((word) => word !== '')
  const bare = text
    .replace(BRACKETS, '')
    .replace(/\s*\[[^\]]*\]/g, '')
    .replace(/\bother (?:and|or) unspecified\b/gi, 'other')
    .replace(NOTHING_SAID, ' ')
    .replace(/,? not elsewhere classified\b|\bnec\b/gi, '')
    .replace(/^\s*other\s+(?:and\s+)?(?:specified\s+)?|\bother specified\s+/i, '')
    .replace(/\s+/g, ' ')
    .replace(/ (?=,)|,\s*$/g, '')
    .trim()
  const chunks = bare.split(BOUNDARY).map((chunk) => chunk.replace(/^,|,$/g, '').trim())
  const [first = '', ...listed] = (chunks.shift() ?? '').split(/,\s*/)
  const noun = readNoun(first)
  if (noun === undefined) return undefined
  const sites: string[] = []
  // a list that stands beside the noun: "fracture, pelvis and femur"
  const rest: string[] = listed.length > 0 ? [listed.join(', ')] : []
  for (const chunk of chunks.filter(Boolean)) {
    const site = /^of\s+(?:the\s+)?(.+)$/i.exec(chunk)?.[1]
    // "with neoplasm of lung": what follows a circumstance belongs to it
    if (site !== undefined && rest.length === 0) sites.unshift(site)
    else if (site !== undefined) rest.push(`${rest.pop()} of ${site}`)
    else rest.push(chunk)
  }
  const nec = OTHER.test(text) ? ['specified NEC'] : []
  return { main: noun.main, below: [...sites, ...nec, ...noun.before, ...rest], nonessential }
}

function readNoun(text: string): { main: string; before: string[] } | undefined {
  let phrase = text
  const after: string[] = []
  // "Cellulitis and acute lymphangitis": listed under the first, unless that is an adjective of the noun to come
  const joined = /^(.*?)\s+((?:and|or|and\/or)\s+.*)$/i.exec(phrase)
  if (joined && !ADJECTIVE.test(joined[1]!) && !/\W(?:and|or)$/.test(joined[1]!)) {
    phrase = joined[1]!
    after.push(joined[2]!)
  }
  const words = phrase.split(' ').filter(Boolean)
  let head = words.length - 1
  while (head > 0 && (AFTER_NOUN.has(words[head]!.toLowerCase()) || NUMBERED.test(words[head]!))) head--
  if (head > 0 && /^(?:stage|type|grade|class|group|level|degree|category|phase)$/i.test(words[head]!)) head--
  const main = words.slice(head, head + 1).concat(words.slice(head + 1).filter((w) => AFTER_NOUN.has(w.toLowerCase())))
  const numbered = words.slice(head + 1).filter((w) => !AFTER_NOUN.has(w.toLowerCase()))
  const name = main.join(' ')
  if (!/^[a-z][a-z'’-]{2,}/i.test(name) || NO_NOUN.test(name)) return undefined
  const before = words.slice(0, head).join(' ')
  return {
    main: name[0]!.toUpperCase() + name.slice(1),
    before: [lowered(before), numbered.join(' '), ...after].filter(Boolean),
  }
}

/** A capital at the start is that of the title; within a word or in a name it stays. */
const lowered = (text: string): string =>
  /^[A-Z][a-z]+(?:[ -]|$)/.test(text) && !/^[A-Z][a-z]+(?:'s|-[A-Z])/.test(text)
    ? text[0]!.toLowerCase() + text.slice(1)
    : text
