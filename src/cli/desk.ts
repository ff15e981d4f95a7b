/** The opened index with everything that the commands ask of it. */
import { createEngine, type Engine } from '../engine/index.ts'
import { openClassification } from '../library/classification.ts'
import { type Coverage, coverageOf } from '../library/coverage.ts'
import { parseDay } from '../library/day.ts'
import { codeRecord } from '../library/record.ts'
import { openSearch, search } from '../library/search.ts'
import type { CodeRecord, SearchHit } from '../platform/messages.ts'
import { openIndexFromFolder } from '../store/node.ts'

export interface Desk extends Coverage {
  engine: Engine
  /** Best first. */
  search(query: string, options: { limit: number; date: string }): SearchHit[]
  /** null for a string that never was a code or header of ICD-10-CM. */
  record(code: string, date: string): CodeRecord | null
}

/** @throws IndexError when the folder holds no index, or one that cannot be used */
export async function openDesk(folder: string): Promise<Desk> {
  const index = await openIndexFromFolder(folder)
  const classification = openClassification(index)
  const words = openSearch(index)
  return {
    ...coverageOf(index),
    engine: createEngine(index),
    search: (query, { limit, date }) => search(words, query, { limit, day: parseDay(date) }),
    record: (code, date) => codeRecord(classification, code, parseDay(date)),
  }
}
