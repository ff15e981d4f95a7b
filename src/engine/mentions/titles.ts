/** Reads official titles: which words say something, which say that nothing is said ("unspecified", "without complications"). */
import type { Vocabulary } from '../../text/words.ts'

export interface TitleReading {
  /** Content words that a note must support before this title may be chosen over a sibling. */
  positive: string[]
  /** Words that the title excludes: "without aura", "not intractable". */
  excluded: string[]
  /** The title says that an axis is open or a complication absent: it is what is coded by default. */
  isDefault: boolean
  /** "Other specified …": for what is documented and has no title of its own; never a default. */
  isOther: boolean
}

const BRACKETS = /\s*[([][^)\]]*[)\]]/g
const UNSPECIFIED_TAIL = /,?\s*unspecified(?: as to [a-z ]+)?(?=,|$| with)/g
const UNSPECIFIED_SITE =
  /\bunspecified (?:part|site|sites|ligament|muscles?|tendon|parts?|type|level|degree|severity|extent|disorder|chronicity|fracture) of\b/g
/** "unspecified as acute or chronic", "unspecified whether with hypoxia or hypercapnia": the words name what is not known. */
const UNSPECIFIED_WHETHER = /,?\s*\bunspecified (?:as(?! to\b)|whether)\b[^,]*/g
/** "with stage 1 through stage 4 chronic kidney disease, or unspecified chronic kidney disease": the second is enough. */
const OR_UNSPECIFIED = /\bwith [^,]*,? or unspecified\b.*$/
/** An axis that is not known is none: "unspecified site", "unspecified severity", "cause unspecified". */
const AXES =
  'sites?|parts?|region|location|area|severity|stage|depth|extent|degree|type|species|trimester|cause|means|reason|morphologic (?:changes|lesions?)'
const OPEN_AXIS = new RegExp(`(?:\\bwith )?\\bunspecified (?:${AXES})\\b|\\b(?:${AXES}) unspecified\\b`, 'g')
/** "without aura", "without behavioral disturbance, mood disturbance, and anxiety" */
const WITHOUT =
  /\b(?:without|not)\b((?: (?!with\b)(?!(?<=\b(?:body|extension|end|fracture) )of\b)[a-z-]+)+(?:(?:, [a-z -]+)*,? (?:and|or) [a-z -]+)?)/g
/** What the Index puts in brackets: "Loss, vision, one eye, left (normal vision on right) H54.62". */
const NONESSENTIAL = /, normal vision (?:left|right) eye\b/
const OTHER = /^other\b|\bother specified\b|\bnot elsewhere classified\b|\bnec\b/

export function readTitle(title: string, vocabulary: Vocabulary): TitleReading {
  let t = title.toLowerCase().replace(BRACKETS, '').replace(NONESSENTIAL, '')
  const isOther = OTHER.test(t)
  t = t.replace(/,? not elsewhere classified\b/g, ' ')
  let isDefault = false
  const excluded: string[] = []
  t = t.replace(WITHOUT, (_m, words: string) => {
    isDefault = true
    excluded.push(...vocabulary.words(words))
    return ' '
  })
  if (/\bunspecified\b|\buncomplicated\b/.test(t)) {
    isDefault = true
    t = t.replace(UNSPECIFIED_WHETHER, ' ').replace(OR_UNSPECIFIED, ' ')
    t = t
      .replace(UNSPECIFIED_TAIL, ' ')
      .replace(UNSPECIFIED_SITE, ' ')
      .replace(OPEN_AXIS, ' ')
      .replace(/\b(?:unspecified|uncomplicated)\b/g, ' ')
  }
  t = t.replace(/\b(?:other|specified|not elsewhere classified)\b/g, ' ')
  return { positive: vocabulary.words(t), excluded, isDefault, isOther }
}

/** Conditions that a title says are not there, each in its words: "without myelopathy or radiculopathy" names two. */
export function withoutPhrases(title: string): string[] {
  const phrases =
    title
      .toLowerCase()
      .replace(/[([]|[)\]]/g, ' ')
      .match(WITHOUT) ?? []
  return phrases
    .filter((p) => p.startsWith('without'))
    .flatMap((p) => p.replace(/^without(?: mention of)?/, '').split(/,| and | or /))
    .map((p) => p.trim())
    .filter((p) => p !== '')
}

/** The words by which a title, inclusion term or lexicon entry is recognised in a note; [] when it names nothing by itself. */
export function termWords(text: string, vocabulary: Vocabulary): string[] {
  let t = text.toLowerCase().replace(BRACKETS, ' ')
  if (OTHER.test(t) || /classified elsewhere|in diseases classified|without mention/.test(t)) return []
  t = t
    .replace(/,?\s*unspecified(?= |,|$)|\bnos\b/g, ' ')
    .replace(/\bencounter for\b/g, ' ')
    .replace(
      /,? (?:not intractable|without (?:status migrainosus|status epilepticus|complications?|esophagitis))/g,
      ' ',
    )
    .replace(/\bunspecified (?:part|site) of\b/g, ' ')
    .replace(/\b(?:uncomplicated|unspecified)\b/g, ' ')
  return vocabulary.words(t)
}
