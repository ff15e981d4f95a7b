/** Levels of the three elements of a worksheet (E/M guidelines 2023: problems addressed, data reviewed, risk of management). */
import type { EmTables } from './tables.ts'
import {
  type DataItem,
  type DataKind,
  type ElementLevel,
  LEVELS,
  type Level,
  type ProblemItem,
  type RiskItem,
} from './types.ts'

const rank = (level: Level): number => LEVELS.indexOf(level)

/** Problems and risk: the highest kind decides; several of a kind may reach more than one. */
export function highest(
  tables: EmTables,
  element: 'problem' | 'risk',
  items: readonly (ProblemItem | RiskItem)[],
): ElementLevel {
  let best: ElementLevel | undefined
  for (const row of tables.kinds.filter((one) => one.element === element)) {
    const own = items.filter((item) => item.kind === row.kind)
    if (own.length === 0 || row.level === '') continue
    const several = row.many !== undefined && own.length >= row.many.count
    const level = several && row.many ? row.many.level : row.level
    if (best && rank(level) <= rank(best.level)) continue
    const names = own.map((item) => item.label).join(', ')
    best = { level, why: `${several ? `${own.length} times: ` : ''}${row.label} (${names}).` }
  }
  if (best) return best
  return element === 'problem'
    ? { level: 'none', why: 'No problem is addressed.' }
    : { level: 'straightforward', why: 'No treatment of any risk is decided.' }
}

/** Things of the first category: each test, outside note and historian once. */
const COUNTED: readonly DataKind[] = ['outside-note', 'result', 'order', 'historian']

/** Data: two tests or notes, or a historian, are limited; one of three categories is moderate; two of three are extensive. */
export function dataLevel(items: readonly DataItem[]): ElementLevel {
  const unique = (kinds: readonly DataKind[]) =>
    new Set(
      items
        .filter(({ kind }) => kinds.includes(kind))
        // ordering a test counts its result too: one test is one item
        .map(({ kind, label }) => `${kind === 'order' || kind === 'result' ? 'test' : kind} ${label.toLowerCase()}`),
    ).size
  const counted = unique(COUNTED)
  const categories = [
    { met: counted >= 3, name: `${counted} tests, notes or historians` },
    { met: unique(['interpretation']) > 0, name: 'an own reading of a test' },
    { met: unique(['discussion']) > 0, name: 'a discussion with someone outside' },
  ].filter(({ met }) => met)
  const names = categories.map(({ name }) => name).join(' and ')
  if (categories.length >= 2) return { level: 'high', why: `Two of three categories: ${names}.` }
  if (categories.length === 1) return { level: 'moderate', why: `One of three categories: ${names}.` }
  if (unique(['historian']) > 0) return { level: 'low', why: 'History from someone other than the patient.' }
  if (unique(['outside-note', 'result', 'order']) >= 2) return { level: 'low', why: `${counted} tests or notes.` }
  return { level: 'straightforward', why: counted === 0 ? 'No data are reviewed.' : 'One test or note only.' }
}
