import { applyAddenda, readOrderAddenda } from './addenda.ts'
import { readCodes, writeCodes } from './codeset.ts'
import type { ListEntry } from './list.ts'
import { readOrderFile } from './orderFile.ts'
import { addDays } from './periods.ts'
import { type ReleaseKind, recognise, releaseDay, releaseLabel } from './recognise.ts'
import { fail, ok, type Result } from './result.ts'
import { listOf } from './seventh.ts'
import { readTabular, type Tabular } from './tabular.ts'
import { extendSections, tabularFiles } from './tabularFiles.ts'
import { decode, withoutAccents } from './text.ts'
import { applyRelease, compareLists, type Difference, listOn, report } from './update.ts'
import type { ReleaseFile } from './zip.ts'

/** What a set of release files would make of the bundled ones. Nothing is written by planning it. */
export interface UpdatePlan {
  /** First day of the release, ISO. */
  from: string
  /** `FY2028`, `FY2028-April`. */
  label: string
  /** Files under assets/codesets/icd10cm that change, by name. */
  files: Map<string, string>
  /** Against the day before the release. */
  difference: Difference
  /** Where the given files contradict each other; to be looked at before anything is written. */
  conflicts: string[]
  used: { kind: ReleaseKind; file: ReleaseFile }[]
  ignored: string[]
}

/**
 * Plans an update from the official files of one release: the order file, its addenda and the Tabular List, in any combination. The list of
 * codes is taken from the first of these that is there; the others are compared with it.
 * @param current texts of codes.tsv and sections.tsv
 * @param from first day of the release; where absent, the file names say it
 */
export function planUpdate(
  current: { codes: string; sections: string },
  given: readonly ReleaseFile[],
  from?: string,
): Result<UpdatePlan> {
  const periods = readCodes(current.codes, 'codes.tsv')
  if (!periods.ok) return periods
  const recognised = given.map((file) => ({ kind: recognise(file), file }))
  const used = recognised.flatMap(({ kind, file }) =>
    kind === 'order' || kind === 'order-addenda' || kind === 'tabular' ? [{ kind, file }] : [],
  )
  const ignored = recognised.filter(({ file }) => !used.some((one) => one.file === file)).map(({ file }) => file.name)
  const day = dayOf(used, from)
  if (!day.ok) return day
  const lists = readLists(used, listOn(periods.value, addDays(day.value, -1)))
  if (!lists.ok) return lists

  const { list, conflicts, tabular } = lists.value
  const next = applyRelease(periods.value, list, day.value)
  if (!next.ok) return next
  const label = releaseLabel(day.value)
  const files = new Map([['codes.tsv', writeCodes(next.value)]])
  if (tabular !== undefined) for (const [name, text] of tabularFiles(tabular, label, next.value)) files.set(name, text)
  else {
    const sections = extendSections(current.sections, 'sections.tsv', next.value)
    if (!sections.ok) return sections
    files.set('sections.tsv', sections.value)
  }
  const difference = compareLists(listOn(periods.value, addDays(day.value, -1)), listOn(next.value, day.value))
  return ok({ from: day.value, label, files, difference, conflicts, used, ignored })
}

function dayOf(used: UpdatePlan['used'], from: string | undefined): Result<string> {
  if (used.length === 0) return fail('the given files', 0, 'an order file, order addenda or Tabular List', '')
  if (from !== undefined) {
    const day = /^\d{4}-\d{2}-\d{2}$/.test(from) && !Number.isNaN(Date.parse(from))
    return day ? ok(from) : fail('--from', 0, 'a date YYYY-MM-DD', from)
  }
  const [{ name, day: first } = { name: '', day: undefined }, ...others] = used.map(({ file }) => ({
    name: file.name,
    day: releaseDay(file.name),
  }))
  if (first === undefined) return fail(name, 0, 'a year in the file name, or the first day of the release (--from)', '')
  const other = others.find(({ day }) => day !== first)
  if (other === undefined) return ok(first)
  return fail(
    other.name,
    0,
    `a file of the release of ${first}, or the first day of the release (--from)`,
    other.day ?? '',
  )
}

interface Lists {
  list: ListEntry[]
  tabular: Tabular | undefined
  conflicts: string[]
}

function readLists(used: UpdatePlan['used'], before: readonly ListEntry[]): Result<Lists> {
  const found: { name: string; list: ListEntry[] }[] = []
  let tabular: Tabular | undefined
  const rank: readonly ReleaseKind[] = ['order', 'order-addenda', 'tabular']
  for (const { kind, file } of [...used].sort((a, b) => rank.indexOf(a.kind) - rank.indexOf(b.kind))) {
    const text = decode(file.bytes)
    if (kind === 'order') {
      const list = readOrderFile(text, file.name)
      if (!list.ok) return list
      found.push({ name: file.name, list: list.value })
    } else if (kind === 'order-addenda') {
      const addenda = readOrderAddenda(text, file.name)
      if (!addenda.ok) return addenda
      found.push({ name: file.name, list: applyAddenda(before, addenda.value) })
    } else {
      const document = readTabular(text, file.name)
      if (!document.ok) return document
      tabular = document.value
      found.push({ name: file.name, list: listOf(document.value) })
    }
  }
  const [first = { name: '', list: [] }, ...others] = found
  const conflicts = others.flatMap(({ name, list }) => {
    const [, ...lines] = report(compareLists(first.list, list))
    return lines.map((line) => `${name} against ${first.name}: ${line}`)
  })
  return ok({ list: withAccents(first.list, tabular), tabular, conflicts })
}

/** Titles of a list in the spelling of the Tabular List, where they are the same but for accents. */
function withAccents(list: readonly ListEntry[], tabular: Tabular | undefined): ListEntry[] {
  const titles = new Map(tabular === undefined ? [] : listOf(tabular).map(({ code, long }) => [code, long]))
  return list.map((entry) => {
    const title = titles.get(entry.code)
    return title !== undefined && withoutAccents(title) === withoutAccents(entry.long)
      ? { ...entry, long: title }
      : entry
  })
}
