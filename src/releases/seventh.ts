import type { ListEntry } from './list.ts'
import type { SeventhCharacter, Tabular } from './tabular.ts'

/** 7th-character tables by owner. */
export type SeventhTables = ReadonlyMap<string, readonly SeventhCharacter[]>

export function seventhTables(rows: readonly SeventhCharacter[]): SeventhTables {
  const tables = new Map<string, SeventhCharacter[]>()
  for (const row of rows) {
    const table = tables.get(row.owner)
    if (table === undefined) tables.set(row.owner, [row])
    else table.push(row)
  }
  return tables
}

/** The table that applies to a code: its own or that of the nearest ancestor (Guideline I.A.5, I.B.2). */
export function tableOf(code: string, tables: SeventhTables): readonly SeventhCharacter[] {
  for (let length = code.length; length >= 3; length -= 1) {
    const table = tables.get(code.slice(0, length))
    if (table !== undefined) return table
  }
  return []
}

/** The codes that a base code makes with its 7th characters, in table order, the base padded with X to six characters. */
export function withSeventh(code: string, title: string, table: readonly SeventhCharacter[]): ListEntry[] {
  const base = code.padEnd(6, 'X')
  return table
    .filter(({ char }) => !(isFatalHeadInjury(base) && (char === 'D' || char === 'S')))
    .map(({ char, meaning }) => ({ code: base + char, billable: true, short: '', long: `${title}, ${meaning}` }))
}

/**
 * S06.- with 6th character 7 or 8 (death before regaining consciousness) takes neither subsequent encounter nor sequela: the note at S06
 * in the Tabular List, the only one that narrows a table.
 */
function isFatalHeadInjury(base: string): boolean {
  return base.startsWith('S06') && (base[5] === '7' || base[5] === '8')
}

/**
 * The full list of codes and headers that the Tabular List defines. A `diag` without children is billable as it stands, or a header
 * over its 7th-character codes where a table applies; X-padded intermediate forms are neither.
 */
export function listOf(tabular: Tabular): ListEntry[] {
  const tables = seventhTables(tabular.seventh)
  return tabular.entries.flatMap(({ code, title, hasChildren }) => {
    const table = hasChildren ? [] : tableOf(code, tables)
    const own = { code, billable: !hasChildren && table.length === 0, short: '', long: title }
    return [own, ...withSeventh(code, title, table)]
  })
}

/**
 * Headers implied by billable codes. In a seven-character code, X up to the 7th character is padding and belongs to no header; an X
 * before another character is a literal placeholder (T36.0X1A lies under T36.0X and T36.0X1).
 */
export function headersOf(code: string): string[] {
  const base = code.length === 7 ? code.slice(0, 6).replace(/X+$/, '') : code.slice(0, -1)
  const headers: string[] = []
  for (let length = 3; length <= base.length; length += 1) headers.push(code.slice(0, length))
  return headers
}
