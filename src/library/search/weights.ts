/** Weights of the ranking, each for a phenomenon; measured on diagnosis strings and on typed queries, never for a single label. */

/** What a word counts in a term that means the same without it. */
export const LIGHT_WEIGHT = 0.15
/** What a generic word of the query ("disease") counts beside one that names something. */
export const GENERIC_QUERY_WEIGHT = 0.4
/** The first word of a long query beside its last: paths run from the general to the particular. */
export const FIRST_WORD = 0.35
/** How late in a long query the weight rises. */
export const PLACE_POWER = 1.5
/** Up to this many words a query is a phrase, and its words count alike. */
export const PHRASE_WORDS = 4
/** A phrase is meant whole: a term that lacks one of its words falls by more than that word's share. */
export const PHRASE_POWER = 1.6
/** Of a path only some words belong to the term. */
export const PATH_POWER = 1
/** A word still being typed, beside the word it will become. */
export const PREFIX_WEIGHT = 0.7
/** A misspelling at distance 1; at distance 2 the square. */
export const FUZZY_WEIGHT = 0.75
/** Words of the query that stand only in the title, the headers above, the block or the chapter. */
export const CONTEXT_WEIGHT = 0.3
/** How far a term falls that has words which the query does not name: score = matched × (FLOOR + (1 - FLOOR) × coverage^POWER). */
export const COVERAGE_FLOOR = 0.1
export const COVERAGE_POWER = 1.5
/**
 * By defaultness: "other", plain, "unspecified" or "without complications" in one respect, in several. What is coded by default comes first
 * when the query names no more.
 */
export const DEFAULTNESS = [0.88, 1, 1.05, 1.07] as const
/** Pregnancy, the newborn and external causes need words of their own; a query without them means the other chapters. */
export const SPECIAL_CHAPTER = 0.92
/** A child of a header is chosen for words of the query only when these make up more than this share of it. */
export const CHOICE_SHARE = 0.04
/** A sense of an abbreviation whose context words are not there. */
export const UNSUPPORTED_SENSE = 0.8
