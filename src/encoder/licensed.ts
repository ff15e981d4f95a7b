/** CPT for search and record, once a licensed person has imported it. */
import type { Cpt } from '../library/licensed/cpt.ts'
import type { CodeRecord, Failure, SearchHit } from '../platform/messages.ts'
import type { Encoder } from './encoder.ts'

const NOT_LOADED: Failure = {
  ok: false,
  error: 'cpt-not-loaded',
  message:
    'CPT is licensed by the American Medical Association and not part of Chartside. Import your own file (Settings, Code files) to search and show it.',
}

export async function searchCpt(encoder: Encoder, query: string, limit: number): Promise<SearchHit[] | Failure> {
  const cpt = await encoder.open('cpt')
  if (cpt === undefined) return NOT_LOADED
  return cpt.search(query, limit).map(({ row, matched }) => ({
    system: 'CPT',
    code: cpt.code(row),
    title: cpt.title(row),
    billable: true,
    matched,
  }))
}

/** The imported file tells no dates: a code that it holds counts as valid. */
export async function cptRecord(encoder: Encoder, code: string): Promise<CodeRecord | null | Failure> {
  const cpt = await encoder.open('cpt')
  if (cpt === undefined) return NOT_LOADED
  const row = cpt.find(code)
  return row < 0 ? null : recordOf(cpt, row)
}

function recordOf(cpt: Cpt, row: number): CodeRecord {
  const { code, long, medium, short } = cpt.descriptors(row)
  const title = cpt.title(row)
  const release = `CPT ${cpt.edition}`.trim()
  return {
    system: 'CPT',
    code,
    title,
    titleStatus: long ? 'long' : 'short',
    valid: true,
    billable: true,
    validity: [],
    path: [],
    children: [],
    notes: [medium, short]
      .filter((text) => text !== '' && text !== title)
      .map((text) => ({ kind: 'inclusionTerm', text, from: code, release })),
    seventhCharacters: {},
  }
}
