/** Columns of icd9/*.tsv: a code without its dot, a time in which it was valid, its long title of version 32. */
export const TITLE_COLUMNS = ['code', 'from', 'to', 'title'] as const
/** Columns of crosswalks/gem-*.tsv: targets that share their flags, between blanks; none where there is no equivalent. */
export const GEM_COLUMNS = ['source', 'flags', 'targets'] as const
