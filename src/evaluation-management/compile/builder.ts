/** assets/em → the volume `em`. Every table is checked while it is built: a pattern that misses its example stops the build. */
import type { Assets, SectionBuilder } from '../../store/compile/compile.ts'
import { readTable } from '../../store/compile/tsv.ts'
import { DATA_KINDS, FAMILIES, LEVELS, PROBLEM_KINDS, RISK_KINDS } from '../types.ts'

const FOLDER = 'em'
const KINDS: Record<string, readonly string[]> = { problem: PROBLEM_KINDS, data: DATA_KINDS, risk: RISK_KINDS }
/** Elements of phrases.tsv beside those of kinds.tsv, and their kinds. */
const SIGNS: Record<string, readonly string[]> = {
  family: [...FAMILIES, 'new', 'established'],
  time: ['total', 'other'],
  cue: [
    'worse',
    'severe',
    'stable',
    'denied',
    'ordered',
    'reviewed',
    'past',
    'drug-action',
    'dose',
    'over-the-counter',
  ],
}

export const buildEm: SectionBuilder = ({ assets }) => {
  const table = (name: string) => readTable(`${FOLDER}/${name}`, assets.read(`${FOLDER}/${name}`))
  const codes = table('codes.tsv')
  for (const [code = '', family = '', , levels = ''] of codes) {
    const known = FAMILIES.some((one) => one === family) && levels.split(' ').every((one) => one === '' || isLevel(one))
    if (!/^\d{5}$/.test(code) || !known) throw new Error(`codes.tsv: cannot read the line of ${code}.`)
  }
  const lines = (rows: readonly string[][]) => rows.map((row) => row.join('\t'))
  return {
    volume: 'em',
    sections: [
      { name: 'em.code', kind: 'strings', data: lines(codes) },
      { name: 'em.prolonged', kind: 'strings', data: lines(table('prolonged.tsv')) },
      { name: 'em.kind', kind: 'strings', data: lines(checkedKinds(table('kinds.tsv'))) },
      { name: 'em.phrase', kind: 'strings', data: checkedPhrases(assets) },
      { name: 'em.nature', kind: 'strings', data: lines(checkedNatures(table('natures.tsv'))) },
      { name: 'em.test', kind: 'strings', data: checkedTests(assets) },
      { name: 'em.drug', kind: 'strings', data: drugNames(assets) },
    ],
  }
}

const isLevel = (word: string): boolean => LEVELS.some((level) => level === word)

function checkedKinds(rows: string[][]): string[][] {
  for (const [element = '', kind = '', level = '', many = ''] of rows) {
    const [count, higher = 'high'] = many === '' ? [] : many.split(' ')
    if (!KINDS[element]?.includes(kind) || (element !== 'data' && !isLevel(level)) || !isLevel(higher)) {
      throw new Error(`kinds.tsv: cannot read the line of ${element} ${kind}.`)
    }
    if (count !== undefined && !(Number(count) > 1)) throw new Error(`kinds.tsv: ${kind} has no count above one.`)
  }
  const listed = rows.map(([element, kind]) => `${element} ${kind}`)
  const missing = Object.entries(KINDS).flatMap(([element, kinds]) =>
    kinds.map((kind) => `${element} ${kind}`).filter((one) => !listed.includes(one)),
  )
  if (missing.length > 0) throw new Error(`kinds.tsv lacks ${missing.join(', ')}.`)
  return rows
}

/** Every pattern must find something in its first example and nothing in its second. */
function checkedPhrases(assets: Assets): string[] {
  const path = `${FOLDER}/phrases.tsv`
  return readTable(path, assets.read(path)).map(([element = '', kind = '', pattern = '', fires = '', silent = '']) => {
    if (!(KINDS[element] ?? SIGNS[element])?.includes(kind))
      throw new Error(`${path}: no such kind: ${element} ${kind}.`)
    const regex = new RegExp(pattern, 'i')
    if (!regex.test(fires)) throw new Error(`${path}: /${pattern}/ does not find "${fires}".`)
    if (silent !== '' && regex.test(silent)) throw new Error(`${path}: /${pattern}/ finds "${silent}".`)
    return [element, kind, pattern].join('\t')
  })
}

function checkedNatures(rows: string[][]): string[][] {
  for (const [prefix = '', kind = ''] of rows) {
    if (!/^[A-Z]\w{0,6}$/.test(prefix) || !['chronic', ...PROBLEM_KINDS].includes(kind)) {
      throw new Error(`natures.tsv: cannot read the line of ${prefix}.`)
    }
  }
  return rows
}

function checkedTests(assets: Assets): string[] {
  const path = `${FOLDER}/tests.tsv`
  return readTable(path, assets.read(path)).map(([name = '', pattern = '', example = '']) => {
    if (!new RegExp(pattern, 'i').test(example)) throw new Error(`${path}: ${name} does not find "${example}".`)
    return [name, pattern].join('\t')
  })
}

/** Names of drugs of one word, out of the engine's table of drugs. */
function drugNames(assets: Assets): string[] {
  const path = 'lexicon/drugs.tsv'
  const names = readTable(path, assets.read(path)).map(([name = '']) => name.toLowerCase())
  return [...new Set(names.filter((name) => /^[a-z][a-z-]{3,}$/.test(name)))].sort()
}
