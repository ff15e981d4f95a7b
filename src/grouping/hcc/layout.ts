/** What the builder and the reader of the volume `hcc` agree on. */

/** Highest age of a category without an upper limit. */
export const NO_LIMIT = 255
/** By its number in `hcc.entry.sex`; '' is both. */
export const SEXES = ['', 'M', 'F'] as const
