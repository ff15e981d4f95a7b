/** ICD-9-CM and the crosswalks as they are bundled. */
import { readTable, writeTable } from '../codeset.ts'
import { union, type Validity } from '../periods.ts'
import { all, fail, ok, type Result } from '../result.ts'
import type { BundledFile, BundledSystem } from '../systems.ts'
import { byText, lines } from '../text.ts'
import { check } from '../verify.ts'
import { GEM_COLUMNS, TITLE_COLUMNS } from './columns.ts'
import { crosswalkReferences, titleReferences } from './references.ts'

const TITLES = [
  { name: 'diagnoses.tsv', titles: 'icd9-diagnosis-titles.txt', dates: 'icd9-diagnosis-dates.tsv' },
  { name: 'procedures.tsv', titles: 'icd9-procedure-titles.txt', dates: 'icd9-procedure-dates.tsv' },
] as const

export const icd9: BundledSystem = {
  folder: 'icd9',
  ownSources: [],
  build({ extracted }) {
    const files = new Map<string, BundledFile>()
    for (const { name, titles, dates } of TITLES) {
      const read = all({
        titles: readTitles(extracted(titles), titles),
        dates: readTable(extracted(dates), dates, ['code', 'from', 'to']),
      })
      if (!read.ok) return read
      const known = new Map<string, Validity[]>()
      for (const { fields } of read.value.dates) {
        const [code = '', from = '', to = ''] = fields
        known.set(code, [...(known.get(code) ?? []), { from, to }])
      }
      const rows = [...read.value.titles].flatMap(([code, title]) =>
        union(known.get(code) ?? []).map(({ from, to }) => [code, from, to, title]),
      )
      files.set(name, { text: writeTable(TITLE_COLUMNS, rows.sort(byFirstFields)), from: [titles, dates] })
    }
    return ok(files)
  },
  checks: () => ok([]),
  references: (files) => ok(titleReferences(files)),
}

/** Code, blanks, title: the master descriptions of CMS. */
function readTitles(text: string, file: string): Result<Map<string, string>> {
  const titles = new Map<string, string>()
  for (const { line, text: row } of lines(text)) {
    const match = /^([0-9VE][0-9]{1,4}) +(\S.*)$/.exec(row.trimEnd())
    if (match === null) return fail(file, line, 'an ICD-9-CM code without its dot, blanks and a title', row)
    titles.set(match[1]!, match[2]!)
  }
  return ok(titles)
}

const byFirstFields = (a: readonly string[], b: readonly string[]): number =>
  byText(a[0]!, b[0]!) || byText(a[1]!, b[1]!)

const GEMS = ['gem-cm-9-10.tsv', 'gem-cm-10-9.tsv', 'gem-pcs-9-10.tsv'] as const
const CHANGES = {
  name: 'replacements.tsv',
  source: 'cm-conversions.tsv',
  columns: ['from', 'before', 'after'],
} as const

export const crosswalks: BundledSystem = {
  folder: 'crosswalks',
  ownSources: [],
  build({ extracted }) {
    const files = new Map<string, BundledFile>()
    for (const name of GEMS) {
      const read = readTable(extracted(name), name, ['source', 'target', 'flags'])
      if (!read.ok) return read
      files.set(name, { text: writeTable(GEM_COLUMNS, bySourceAndFlags(read.value)), from: [name] })
    }
    const changes = readTable(extracted(CHANGES.source), CHANGES.source, CHANGES.columns)
    if (!changes.ok) return changes
    const rows = changes.value.map(({ fields }) => fields)
    files.set(CHANGES.name, { text: writeTable(CHANGES.columns, rows), from: [CHANGES.source] })
    return ok(files)
  },
  checks(files) {
    const differences: string[] = []
    for (const name of GEMS) {
      const read = readTable(files.get(name) ?? '', name, GEM_COLUMNS)
      if (!read.ok) return read
      for (const { line, fields } of read.value) {
        const [, flags = '', targets = ''] = fields
        if (!/^[01]{3}\d\d$/.test(flags)) differences.push(`${name} line ${line}: flags ${flags}`)
        if ((flags[1] === '1') !== (targets === ''))
          differences.push(`${name} line ${line}: flags ${flags}, ${targets}`)
      }
    }
    return ok([check('crosswalks: five flags, and a target wherever there is an equivalent', differences)])
  },
  references: (files) => ok(crosswalkReferences(files)),
}

/** The targets of a source that share their flags on one line. */
function bySourceAndFlags(rows: readonly { fields: string[] }[]): string[][] {
  const targets = new Map<string, string[]>()
  for (const { fields } of rows) {
    const [source = '', target = '', flags = ''] = fields
    const key = `${source}\t${flags}`
    targets.set(key, [...(targets.get(key) ?? []), ...(target === '' ? [] : [target])])
  }
  return [...targets]
    .map(([key, list]) => [...key.split('\t'), [...new Set(list)].sort(byText).join(' ')])
    .sort(byFirstFields)
}
