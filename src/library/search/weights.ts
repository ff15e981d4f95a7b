/** Weights of the ranking, each for a phenomenon; measured on diagnosis strings and on typed queries, never for a single label. */

/** What a word counts in a term that means the same without it. */
export const LIGHT_WEIGHT = 0.15
/** What a generic word of the query ("disease") counts beside one that names something. */
export const GENERIC_QUERY_WEIGHT = 0.4
/** The first word of a long query beside its last: paths run from the general to the particular. */
export const FIRST_WORD = 0.35
/** Up to this many words a query is a phrase, and its words count alike. */
export const PHRASE_WORDS = 3
/** A word still being typed, beside the word it will become. */
export const PREFIX_WEIGHT = 0.7
/** A misspelling at distance 1; at distance 2 the square. */
export const FUZZY_WEIGHT = 0.75
/** Words of the query that stand only in the title, the headers above, the block or the chapter. */
export const CONTEXT_WEIGHT = 0.3
/** How far a term falls that has words which the query does not name: score = matched × (FLOOR + (1 - FLOOR) × coverage^POWER). */
export const COVERAGE_FLOOR = 0.1
export const COVERAGE_POWER = 1.5
/** "Unspecified" and "without complications", plain, "other": what is coded by default comes first when the query names no more. */
export const DEFAULTNESS = [0.88, 1, 1.05] as const
/** A sense of an abbreviation whose context words are not there. */
export const UNSUPPORTED_SENSE = 0.8
