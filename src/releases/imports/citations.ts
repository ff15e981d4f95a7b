/** Citations of a person's own as a table: a line with the heads "code" and "citation", then one citation a line; comma, semicolon or tab between. */
import { citationSections } from '../../library/citations/citations.ts'
import { fail, ok, type Result } from '../result.ts'
import { decode, lines } from '../text.ts'
import { PREVIEW_ROWS, single } from './single.ts'
import type { Imported, ImportReader } from './types.ts'

const HEAD = /^\uFEFF?"?code"?\s*[,;\t]\s*"?citation"?\s*$/i
const CODE = /^[A-Z0-9][A-Z0-9.]{2,7}$/i

export const citationsReader: ImportReader = {
  kind: 'citations',
  label: 'Citations of your own (CSV)',
  source: 'A table with the columns code and citation, e.g. the number of an issue of Coding Clinic.',
  recognise: (_file, head) => HEAD.test(head.split(/\r?\n/, 1)[0] ?? ''),
  read: single(readCitations),
}

function readCitations(bytes: Uint8Array, name: string): Result<Imported> {
  const citations: { code: string; text: string }[] = []
  let begun = false
  for (const { line, text: row } of lines(decode(bytes))) {
    if (!begun) {
      if (!HEAD.test(row)) return fail(name, line, 'the heads "code" and "citation"', row)
      begun = true
      continue
    }
    const [, code = '', text = ''] = /^\s*"?([^",;\t]*)"?\s*[,;\t]\s*(.*?)\s*$/.exec(row) ?? []
    const citation = /^".*"$/.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text
    if (!CODE.test(code.trim())) return fail(name, line, 'a code before the citation', row)
    if (citation === '') return fail(name, line, 'a citation after the code', row)
    citations.push({ code: code.trim().toUpperCase(), text: citation })
  }
  if (citations.length === 0) return fail(name, 0, 'at least one citation', '')
  return ok({
    kind: 'citations',
    sections: citationSections(citations),
    about: { citations: citations.length, codes: new Set(citations.map(({ code }) => code)).size },
    preview: {
      columns: ['Code', 'Citation'],
      rows: citations.slice(0, PREVIEW_ROWS).map(({ code, text }) => [code, text]),
    },
  })
}
