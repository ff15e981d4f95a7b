/** The official General Equivalence Mappings of CMS and NCHS: a line an entry, source, target and five flags between blanks. */
import type { GemKind } from '../../library/crosswalks/crosswalks.ts'
import { type GemEntry, gemSections, parseFlags } from '../../library/crosswalks/gem.ts'
import { fail, ok, type Result } from '../result.ts'
import { decode, lines } from '../text.ts'
import { PREVIEW_ROWS, single } from './single.ts'
import type { Imported, ImportReader } from './types.ts'

interface Format {
  kind: GemKind
  label: string
  /** Name in the official zip, with the year where it has one. */
  file: string
  source: RegExp
  target: RegExp
  /** The last source of a whole file begins so: a file that ends before is cut off. */
  ends: RegExp
}

const ICD9 = /^(?:\d{3}\d{0,2}|V\d{2}\d{0,2}|E\d{3}\d?)$/
const ICD9_PROCEDURE = /^\d{2}\d{0,2}$/
const ICD10 = /^[A-Z]\d[0-9A-Z]{1,5}$/
const PCS = /^[0-9A-HJ-NP-Z]{7}$/
const OFFICIAL = 'CMS\'s page "2018 ICD-10 CM and GEMs" or "2018 ICD-10-PCS and GEMs"'

const FORMATS: readonly Format[] = [
  {
    kind: 'gem-pcs-10-9',
    label: 'GEM from ICD-10-PCS to ICD-9-CM procedures',
    file: 'gem_pcsi9.txt',
    source: PCS,
    target: ICD9_PROCEDURE,
    ends: /^X/,
  },
  {
    kind: 'gem-pcs-9-10',
    label: 'GEM from ICD-9-CM procedures to ICD-10-PCS',
    file: 'gem_i9pcs.txt',
    source: ICD9_PROCEDURE,
    target: PCS,
    ends: /^99/,
  },
  {
    kind: 'gem-cm-9-10',
    label: 'GEM from ICD-9-CM to ICD-10-CM',
    file: '2018_I9gem.txt',
    source: ICD9,
    target: ICD10,
    ends: /^V9/,
  },
  {
    kind: 'gem-cm-10-9',
    label: 'GEM from ICD-10-CM to ICD-9-CM',
    file: '2018_I10gem.txt',
    source: ICD10,
    target: ICD9,
    ends: /^Z9/,
  },
]

/** What the files write where there is no equivalent: NoDx, NoPCS, NoI9. */
const NONE = /^No(?:Dx|PCS|I9)$/i
/** Lines that a file is judged by. */
const SAMPLE = 40

export const gemReaders: readonly ImportReader[] = FORMATS.map((format) => ({
  kind: format.kind,
  label: format.label,
  source: `${format.file} out of the zip of ${OFFICIAL}.`,
  recognise: (_file, head) => isFormat(format, head),
  read: single((bytes, name) => read(format, bytes, name)),
}))

function isFormat(format: Format, head: string): boolean {
  let seen = 0
  for (const { text } of lines(head)) {
    if (!entryOf(format, text)) return false
    if (++seen === SAMPLE) break
  }
  return seen > 0
}

function entryOf(format: Format, line: string): GemEntry | undefined {
  const [source = '', written = '', digits = '', ...more] = line.trim().split(/\s+/)
  // the official file of 2018 has a code in lower case
  const target = written.toUpperCase()
  const flags = parseFlags(digits)
  if (flags === undefined || more.length > 0 || !format.source.test(source)) return undefined
  // 29 entries of the official file from ICD-10-PCS name no equivalent and lack the flag that says so
  if (NONE.test(target)) return { source, ...flags, target: '', noMap: true }
  return flags.noMap || !format.target.test(target) ? undefined : { source, target, ...flags }
}

function read(format: Format, bytes: Uint8Array, name: string): Result<Imported> {
  const entries: GemEntry[] = []
  for (const { line, text } of lines(decode(bytes))) {
    const entry = entryOf(format, text)
    if (entry === undefined)
      return fail(name, line, `a source code, its target (or NoDx, NoPCS, NoI9) and five flags`, text)
    entries.push(entry)
  }
  const last = entries.at(-1)
  if (last === undefined) return fail(name, 0, `lines of ${format.label}`, '')
  if (!format.ends.test(last.source)) {
    return fail(name, entries.length, `codes up to ${format.ends.source.slice(1)}…: the file is cut off`, last.source)
  }
  const year = /(20\d\d)/.exec(name)?.[1]
  return ok({
    kind: format.kind,
    sections: gemSections(format.kind, entries),
    about: {
      edition: year ? `GEM ${year} (imported)` : `GEM (imported from ${name})`,
      entries: entries.length,
      codes: new Set(entries.map(({ source }) => source)).size,
    },
    preview: {
      columns: ['source', 'target', 'flags'],
      rows: entries.slice(0, PREVIEW_ROWS).map((entry) => [entry.source, entry.target || 'none', digitsOf(entry)]),
    },
  })
}

const digitsOf = (e: GemEntry): string =>
  `${Number(e.approximate)}${Number(e.noMap)}${Number(e.combination)}${e.scenario}${e.choiceList}`
