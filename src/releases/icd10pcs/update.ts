/** Brings a release of ICD-10-PCS into the record: the order file or the codes file of CMS, in the layout of any year. */
import type { CodePeriod } from '../codeset.ts'
import type { ListEntry } from '../list.ts'
import { addDays } from '../periods.ts'
import { releaseDay, releaseLabel } from '../recognise.ts'
import { fail, ok, type Result } from '../result.ts'
import { decode, lines } from '../text.ts'
import { applyRelease, compareLists, type Difference, listOn } from '../update.ts'
import type { ReleaseFile } from '../zip.ts'
import { readProcedures, writeProcedures } from './codes.ts'
import { readValues } from './values.ts'

export interface ProcedurePlan {
  /** First day of the release, ISO. */
  from: string
  label: string
  /** codes.tsv after the release. */
  codes: string
  /** Against the day before. */
  difference: Difference
  /** Values of new codes that no table gives a meaning: "0DT position 6 value Z". */
  unlabelled: string[]
}

const ORDER = /^\d{5} ([0-9A-HJ-NP-Z]{7}) 1 .{60} (.+)$/
const HEADER = /^\d{5} [0-9A-HJ-NP-Z]{3} {4} 0 /
const CODE = /^([0-9A-HJ-NP-Z]{7}) (.+)$/

/** True for a file of codes of ICD-10-PCS: its first table is 001, where ICD-10-CM begins with A00. */
export const isProcedureFile = ({ bytes }: ReleaseFile): boolean =>
  /^(?:\d{5} 001 {4} 0 |0016070 )/.test(decode(bytes.subarray(0, 200)))

/**
 * Plans an update; nothing is written by planning it.
 * @param current texts of codes.tsv and values.tsv
 * @param from first day of the release; where absent, the file name says it
 */
export function planProcedures(
  current: { codes: string; values: string },
  file: ReleaseFile,
  from: string | undefined = releaseDay(file.name),
): Result<ProcedurePlan> {
  if (from === undefined) return fail(file.name, 0, 'a year in the file name, or --from', '')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(from) || Number.isNaN(Date.parse(from)))
    return fail('--from', 0, 'a date YYYY-MM-DD', from)
  const periods = readProcedures(current.codes, 'icd10pcs/codes.tsv')
  if (!periods.ok) return periods
  const values = readValues(current.values, 'icd10pcs/values.tsv')
  if (!values.ok) return values
  const list = readList(file)
  if (!list.ok) return list

  const before = periods.value.map(
    (period): CodePeriod => ({ ...period, billable: true, status: period.title === '' ? 'N' : 'L' }),
  )
  const next = applyRelease(before, list.value, from)
  if (!next.ok) return next
  const difference = compareLists(listOn(before, addDays(from, -1)), listOn(next.value, from))
  const labelled = new Set(values.value.map(({ scope, position, value }) => `${scope}\t${position}\t${value}`))
  const unlabelled = difference.added.flatMap(({ code }) =>
    [...code].flatMap((value, i) => {
      const known = [3, 2, 1, 0].some((size) => labelled.has(`${code.slice(0, size)}\t${i + 1}\t${value}`))
      return known ? [] : [`${code.slice(0, 3)} position ${i + 1} value ${value}`]
    }),
  )
  return ok({
    from,
    label: releaseLabel(from),
    codes: writeProcedures(next.value.map(({ code, from: first, to, title }) => ({ code, from: first, to, title }))),
    difference,
    unlabelled: [...new Set(unlabelled)],
  })
}

function readList({ name, bytes }: ReleaseFile): Result<ListEntry[]> {
  const entries: ListEntry[] = []
  for (const { line, text } of lines(decode(bytes))) {
    if (HEADER.test(text)) continue
    const [, code, title] = ORDER.exec(text) ?? CODE.exec(text) ?? []
    if (code === undefined || title === undefined) {
      return fail(name, line, 'a code of seven characters with its title, as in the order file or the codes file', text)
    }
    entries.push({ code, billable: true, short: '', long: title.trim() })
  }
  return entries.length === 0 ? fail(name, 0, 'codes of ICD-10-PCS', '') : ok(entries)
}
