/** The tables of the claim editors as they are bundled: how the files are made, and how they are proved. */
import { readTable, writeTable } from '../codeset.ts'
import { addDays } from '../periods.ts'
import { all, ok, type Result } from '../result.ts'
import type { BundledFile, BundledSystem, Files } from '../systems.ts'
import { byText, lines } from '../text.ts'
import { type Check, check } from '../verify.ts'
import {
  DISCHARGE_LABELS,
  DISCHARGE_STATUS,
  PLAIN_FILES,
  POA_COLUMNS,
  POA_EXEMPT,
  RUN_COLUMNS,
  RUN_FILES,
} from './files.ts'
import { editReferences } from './references.ts'
import { type Flagged, runsOf } from './runs.ts'

const DIAGNOSES = 'edits-inpatient-diagnoses.tsv'
const STATUS_SOURCE = 'edits-discharge-status.tsv'
const LABELS = {
  what: 'Labels of the patient discharge status codes, in the words of the project',
  as: DISCHARGE_LABELS,
}
/** The grouper version whose list of exempt diagnoses is that of FY2026. */
const POA_VERSION = '43'
/** Level II without the dental codes: a digit in front or a letter at the end is CPT, a D in front CDT. */
const LEVEL_II = /^[A-CE-V]\d{4}$/

type Rows = { line: number; fields: string[] }[]

export const edits: BundledSystem = {
  folder: 'edits',
  ownSources: [{ ...LABELS, sha256: '80ac49499cd090afc96378cddac31b2409c5a9e8d45411545a2c0819b9eb80a2' }],
  build({ extracted, own }) {
    const files = new Map<string, BundledFile>()
    for (const [name, source] of Object.entries(RUN_FILES)) {
      const rows = readTable(extracted(source), source, ['code', 'from', 'to', 'flags'])
      if (!rows.ok) return rows
      const runs = runsOf(rows.value.map(flagged))
      const lines = runs.map(({ first, last, from, to, flags }) => [first, last, from, to, flags])
      files.set(name, { text: writeTable(RUN_COLUMNS, lines), from: [source] })
    }
    for (const { name, source, columns, key } of PLAIN_FILES) {
      const rows = readTable(extracted(source), source, columns)
      if (!rows.ok) return rows
      files.set(name, { text: writeTable(columns, joined(rows.value, key)), from: [source] })
    }
    const rest = all({
      codes: readTable(extracted(DIAGNOSES), DIAGNOSES, ['code', 'from', 'to', 'flags']),
      statuses: readTable(extracted(STATUS_SOURCE), STATUS_SOURCE, ['status', 'from', 'to']),
      labels: readTable(own(DISCHARGE_LABELS), DISCHARGE_LABELS, ['status', 'label']),
    })
    if (!rest.ok) return rest
    const { codes, statuses, labels } = rest.value
    files.set(POA_EXEMPT, {
      text: writeTable(POA_COLUMNS, exempt(codes, extracted('poa-exempt.csv'))),
      from: ['poa-exempt.csv', DIAGNOSES],
    })
    files.set(DISCHARGE_LABELS, { text: own(DISCHARGE_LABELS), from: [DISCHARGE_LABELS] })
    files.set(DISCHARGE_STATUS, {
      text: writeTable(['status', 'from', 'to', 'label'], labelled(statuses, labels)),
      from: [STATUS_SOURCE, DISCHARGE_LABELS],
    })
    return ok(files)
  },
  checks: (files) => consistency(files),
  references: (files) => ok(editReferences(files)),
}

const flagged = ({ fields: [code = '', from = '', to = '', flags = ''] }: Rows[number]): Flagged => ({
  code,
  from,
  to,
  flags,
})

/** Neighbouring rows that differ in nothing but their days, and whose days touch, as one. Days stand right behind the `key` fields. */
function joined(rows: Rows, key: number): string[][] {
  const without = (fields: readonly string[]) => [...fields.slice(0, key), ...fields.slice(key + 2)].join('\t')
  const sorted = rows
    .map(({ fields }) => fields)
    .sort((a, b) => byText(without(a), without(b)) || byText(a[key]!, b[key]!))
  const out: string[][] = []
  for (const fields of sorted) {
    const last = out.at(-1)
    const touches = last !== undefined && last[key + 1] !== '' && addDays(last[key + 1]!, 1) >= fields[key]!
    if (touches && without(last) === without(fields)) last[key + 1] = fields[key + 1]!
    else out.push([...fields])
  }
  return out
}

/** The exempt codes as runs over all codes that ever were, so that a code of a later release is never taken for exempt. */
function exempt(codes: Rows, list: string): string[][] {
  const named = new Set<string>()
  for (const { text } of lines(list)) {
    const [version, code = ''] = text.split(',')
    if (version === POA_VERSION) named.add(code)
  }
  const all = [...new Set(codes.map(({ fields }) => fields[0]!))].map((code) => ({
    code,
    from: '',
    to: '',
    flags: named.has(code) ? 'exempt' : '',
  }))
  return runsOf(all).map(({ first, last }) => [first, last])
}

function labelled(statuses: Rows, labels: Rows): string[][] {
  const words = new Map(labels.map(({ fields }) => [fields[0], fields[1]!]))
  return statuses.map(({ fields: [status = '', from = '', to = ''] }) => [status, from, to, words.get(status) ?? ''])
}

function consistency(files: Files): Result<Check[]> {
  const table = (name: string, columns: readonly string[]) => readTable(files.get(name) ?? '', `edits/${name}`, columns)
  const read = all({
    statuses: table(DISCHARGE_STATUS, ['status', 'from', 'to', 'label']),
    pairs: table('pairs.tsv', PLAIN_FILES[1].columns),
    addOns: table('add-ons.tsv', PLAIN_FILES[2].columns),
    bilateral: table('bilateral.tsv', PLAIN_FILES[4].columns),
  })
  if (!read.ok) return read
  const { statuses, pairs, addOns, bilateral } = read.value
  const codes = [
    ...pairs.flatMap(({ fields }) => fields.slice(0, 2)),
    ...addOns.map(({ fields }) => fields[0]!),
    ...addOns.flatMap(({ fields }) => (fields[4] === 'other' ? [] : [fields[4]!])),
    ...bilateral.map(({ fields }) => fields[0]!),
  ]
  const unlabelled = statuses.filter(({ fields: [, , to, label] }) => to === '' && label === '')
  return ok([
    check(
      'edits: Level II only, no CPT and no CDT',
      codes.filter((code) => !LEVEL_II.test(code)),
    ),
    check(
      'edits/discharge-status.tsv: every status in force has a label',
      unlabelled.map(({ fields }) => fields[0]!),
    ),
  ])
}
