/**
 * NCCI procedure-to-procedure edits as CMS publishes them each quarter, in several files: text between tabs (column 1, column 2, `*` for
 * edits from before 1996, effective date, deletion date or `*`, modifier indicator, rationale) below a notice and a head.
 */

import { PairRows } from '../../edits/pairs.ts'
import { OPEN_DAY, parseDay } from '../../library/day.ts'
import { fail, ok, type Result } from '../result.ts'
import { decode, lines } from '../text.ts'
import { isSpreadsheet, isZip } from '../zip.ts'
import { PREVIEW_ROWS } from './single.ts'
import { FOREIGN_NUMBERS, SERVICE_CODE } from './table.ts'
import type { Imported, ImportFile, ImportReader } from './types.ts'

const ROW = /^([0-9A-Z]{5})\t([0-9A-Z]{5})\t\*?\s*\t(\d{8})\t(\d{8}|\*)\s*\t([019])(?:\t|$)/
/** What ended before this day belongs to no date of service that can be asked for. */
const OLDEST = parseDay('2019-10-01')
/** Rows that a file is judged by. */
const SAMPLE = 3

export const ncciReader: ImportReader = {
  kind: 'ncci',
  label: 'NCCI procedure-to-procedure edits',
  source:
    'All parts of one edition (ccipra-….txt for practitioners, ccioph-….txt for outpatient hospitals) out of the zips of CMS\'s page "Medicare NCCI Procedure to Procedure (PTP) Edits".',
  owner: FOREIGN_NUMBERS,
  recognise(file, head) {
    if (isZip(file.bytes) || isSpreadsheet(file.name)) return false
    let seen = 0
    for (const { text } of lines(head)) if (ROW.test(text) && ++seen === SAMPLE) return true
    return seen > 0 && /^ccip?|ptp/i.test(file.name)
  },
  read(files) {
    const first = files[0]
    if (first === undefined) return fail('the given files', 0, 'a file', '')
    const other = files.find(({ name }) => providerOf(name) !== providerOf(first.name))
    if (other) return fail(other.name, 0, `files for one kind of provider: ${first.name} is for another`, other.name)
    const pairs = new PairRows()
    const preview: string[][] = []
    for (const file of files) {
      const read = readPart(file, pairs, preview)
      if (!read.ok) return read
    }
    if (pairs.length === 0) return fail(first.name, 0, 'pairs in force since October 2019', '')
    return ok(imported(pairs, preview, files))
  },
}

function readPart(file: ImportFile, pairs: PairRows, preview: string[][]): Result<true> {
  let begun = false
  for (const { line, text } of lines(decode(file.bytes))) {
    const match = ROW.exec(text)
    if (match === null) {
      // a notice and a head of several lines stand above the first pair
      if (!begun) continue
      return fail(file.name, line, 'two codes, dates and a modifier indicator between tabs', text)
    }
    begun = true
    const [, column1 = '', column2 = '', from = '', to = '', modifier = ''] = match
    const first = dayOf(from)
    const last = to === '*' ? OPEN_DAY : dayOf(to)
    if (Number.isNaN(first) || Number.isNaN(last)) return fail(file.name, line, 'dates written YYYYMMDD', text)
    if (!SERVICE_CODE.test(column1) || !SERVICE_CODE.test(column2)) {
      return fail(file.name, line, 'codes of HCPCS', `${column1} ${column2}`)
    }
    // 9: the edit was deleted on the day that it came into force
    if (modifier === '9' || last < OLDEST) continue
    pairs.add(column1, column2, first, last, modifier === '1')
    if (preview.length < PREVIEW_ROWS) preview.push([column1, column2, from, to, modifier])
  }
  return begun ? ok(true) : fail(file.name, 0, 'pairs of codes between tabs', '')
}

const dayOf = (text: string): number => parseDay(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`)

/** Practitioner or outpatient hospital, by the official name of the file. */
const providerOf = (name: string): string =>
  /ccipra|practitioner/i.test(name) ? 'practitioner' : /ccioph|hospital/i.test(name) ? 'outpatient hospital' : ''

function imported(pairs: PairRows, preview: string[][], files: readonly ImportFile[]): Imported {
  const names = files.map(({ name }) => name).join(' ')
  const edition = /v\d{3}r\d/i.exec(names)?.[0] ?? files[0]!.name
  const provider = providerOf(names)
  return {
    kind: 'ncci',
    sections: pairs.sections('ncci'),
    about: { edition, ...(provider === '' ? {} : { provider }), parts: files.length, pairs: pairs.length },
    preview: { columns: ['column 1', 'column 2', 'effective', 'deleted', 'modifier'], rows: preview },
  }
}
