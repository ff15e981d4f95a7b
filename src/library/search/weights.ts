/** Weights of the ranking, each for a phenomenon; measured on diagnosis strings and on typed queries, never for a single label. */

/** What a word counts in a term that means the same without it. */
export const LIGHT_WEIGHT = 0.15
/** What a generic word of the query ("disease") counts beside one that names something. */
export const GENERIC_QUERY_WEIGHT = 0.4
/** The first word of a long query beside its last: paths run from the general to the particular. */
export const FIRST_WORD = 0.2
/** How late in a long query the weight rises. */
export const PLACE_POWER = 1.5
/** Up to this many words a query is a phrase, and its words count alike. */
export const PHRASE_WORDS = 4
/** A phrase is meant whole, so a term that lacks one of its words falls by more than that word's share; a path is not. */
export const PHRASE_POWER = 1.6
/** A word still being typed, beside the word it will become. */
export const PREFIX_WEIGHT = 0.7
/** A misspelling at distance 1; at distance 2 the square. */
export const FUZZY_WEIGHT = 0.75
/** Words of the query that stand only in the title, the headers above, the block or the chapter. */
export const CONTEXT_WEIGHT = 0.5
/** What is left of a term of which the query names next to nothing; in between the share of its words counts to the power of 1.5. */
export const COVERAGE_FLOOR = 0.1
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
/** What a sibling of the best hit counts beside it, and how that falls with each header up. */
export const SIBLING_SHARE = 0.5
export const HEADER_SHARE = 0.9
/** A side stands in thousands of titles, so it looks like a common word; who types it means it. */
export const SIDE_IDF = 5
/** What a word counts that the index does not know, as if it were a rare one. */
export const UNKNOWN_IDF = 7
/** A code in the query ("E11 neuropathy") says where to look. */
export const INSIDE_CODE = 10
/** A term that is the query, word for word: "tobacco use" is not "tobacco use disorder". */
export const EXACT = 1.2
/** What a term loses whose words lie scattered over the query. */
export const SCATTERED = 0.25
/** A term of which the query has every word. */
export const COMPLETE = 1.1
