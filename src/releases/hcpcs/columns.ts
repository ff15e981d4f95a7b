/** Columns of hcpcs/codes.tsv: one line a code and a time in which nothing about it changed. */
export const CODE_COLUMNS = [
  'code',
  'from',
  'to',
  'title',
  'status',
  'payment',
  'apc',
  'youngest',
  'oldest',
  'flags',
  'midQuarter',
] as const
