/** assets/codesets/edits and the notes of the Tabular List → the volume `edits`. */
import { openClassification } from '../../library/classification.ts'
import { codeKey } from '../../library/code-key.ts'
import { OPEN_DAY, parseDay } from '../../library/day.ts'
import type { Classification } from '../../library/types.ts'
import type { Assets, SectionBuilder } from '../../store/compile/compile.ts'
import { readTable } from '../../store/compile/tsv.ts'
import type { Section } from '../../store/format.ts'
import { addOnSections } from '../add-ons.ts'
import { type FlagRun, flagSections, periodOf } from '../flag-runs.ts'
import { PairRows } from '../pairs.ts'
import { noteSections } from './notes.ts'

const FOLDER = 'codesets/edits'
const last = (to: string): number => (to === '' ? OPEN_DAY : parseDay(to))

export const editsBuilder: SectionBuilder = ({ assets, index }) => {
  const cm = openClassification(index)
  const table = (name: string) => readTable(`${FOLDER}/${name}.tsv`, assets.read(`${FOLDER}/${name}.tsv`))
  return {
    volume: 'edits',
    sections: [
      ...flagSections('inpatient-diagnoses', diagnosisRuns(cm, table('inpatient-diagnoses'))),
      ...flagSections('outpatient-diagnoses', diagnosisRuns(cm, table('outpatient-diagnoses'))),
      ...flagSections('inpatient-procedures', keyRuns(table('inpatient-procedures'))),
      ...flagSections(
        'poa-exempt',
        diagnosisRuns(
          cm,
          table('poa-exempt').map(([a, b]) => [a!, b!, '', '', 'exempt']),
        ),
      ),
      ...flagSections(
        'bilateral',
        keyRuns(table('bilateral').map(([code, from, to, kind]) => [code!, code!, from!, to!, kind!])),
      ),
      ...bundledPairs(table('pairs')).sections('edits.pairs'),
      ...addOnSections(
        'edits.add-ons',
        table('add-ons').map(([addOn, from, to, type, primary]) => ({
          addOn: addOn!,
          primary: primary === 'other' ? '' : primary!,
          from: parseDay(from!),
          to: last(to!),
          type: Number(type),
        })),
      ),
      ...smallTables(assets),
      ...noteSections(assets, cm),
    ],
  }
}

/** Runs of ICD-10-CM codes as ranges of rows; a run all of whose codes retired before the classification begins is empty. */
function diagnosisRuns(cm: Classification, rows: readonly string[][]): FlagRun[] {
  return rows.flatMap(([first = '', lastCode = '', from = '', to = '', flags = '']) => {
    const end = cm.find(lastCode) < 0 ? cm.firstFrom(lastCode) : cm.find(lastCode) + 1
    const start = cm.firstFrom(first)
    return end > start ? [{ first: start, end, flags, ...periodOf(from, to, parseDay) }] : []
  })
}

function bundledPairs(rows: readonly string[][]): PairRows {
  const pairs = new PairRows()
  for (const [column1 = '', column2 = '', from = '', to = '', modifier] of rows) {
    pairs.add(column1, column2, parseDay(from), last(to), modifier === '1')
  }
  return pairs
}

/** Runs of codes of another system, by the key of the code. */
function keyRuns(rows: readonly string[][]): FlagRun[] {
  return rows.map(([first = '', lastCode = '', from = '', to = '', flags = '']) => ({
    first: codeKey(first),
    end: codeKey(lastCode) + 1,
    flags,
    ...periodOf(from, to, parseDay),
  }))
}

/** Tables of a few dozen lines, kept as text: fields of a line between tabs. */
function smallTables(assets: Assets): Section[] {
  return ['ages', 'discharge-status', 'modifier-conflicts'].map((name) => {
    const path = `${FOLDER}/${name}.tsv`
    const data = readTable(path, assets.read(path)).map((fields) => fields.join('\t'))
    return { name: `edits.${name}`, kind: 'strings', data }
  })
}
