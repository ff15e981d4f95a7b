/** Names and columns of the bundled files under assets/codesets/edits. */
export const RUN_COLUMNS = ['first', 'last', 'from', 'to', 'flags']

/** Files of runs, by name, with the extracted table that each is made of. */
export const RUN_FILES = {
  'inpatient-diagnoses.tsv': 'edits-inpatient-diagnoses.tsv',
  'inpatient-procedures.tsv': 'edits-inpatient-procedures.tsv',
  'outpatient-diagnoses.tsv': 'edits-outpatient-diagnoses.tsv',
} as const

/** Files that are as extracted, rows joined where only the days differ and touch. `key` is the number of fields before the days. */
export const PLAIN_FILES = [
  { name: 'ages.tsv', source: 'edits-ages.tsv', columns: ['group', 'from', 'to', 'youngest', 'oldest'], key: 1 },
  {
    name: 'pairs.tsv',
    source: 'edits-pairs.tsv',
    columns: ['column1', 'column2', 'from', 'to', 'modifier'],
    key: 2,
  },
  { name: 'add-ons.tsv', source: 'edits-add-ons.tsv', columns: ['addOn', 'from', 'to', 'type', 'primary'], key: 1 },
  {
    name: 'modifier-conflicts.tsv',
    source: 'edits-modifier-conflicts.tsv',
    columns: ['modifier', 'other', 'from', 'to'],
    key: 2,
  },
  { name: 'bilateral.tsv', source: 'edits-bilateral.tsv', columns: ['code', 'from', 'to', 'kind'], key: 1 },
] as const

export const POA_EXEMPT = 'poa-exempt.tsv'
export const POA_COLUMNS = ['first', 'last']
/** The project's own words for the patient discharge status codes, beside the days on which the editor takes them. */
export const DISCHARGE_STATUS = 'discharge-status.tsv'
export const DISCHARGE_LABELS = 'discharge-labels.tsv'
