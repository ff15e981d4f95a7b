/**
 * What an encoder consists of: every code system and judgement, the volume of the index that it lies in, and how it is opened.
 * A room that needs another asks the encoder for it.
 */
import { createEngine, type Engine } from '../engine/index.ts'
import { type Hcc, openHcc } from '../grouping/hcc/hcc.ts'
import { openClassification } from '../library/classification.ts'
import { type Coverage, coverageOf } from '../library/coverage.ts'
import { openSearch, type SearchData } from '../library/search.ts'
import type { Classification } from '../library/types.ts'
import { CORE, type Index } from '../store/format.ts'
import type { Encoder } from './encoder.ts'

export interface Rooms {
  /** Dates of service that can be answered. */
  coverage: Coverage
  /** ICD-10-CM. */
  classification: Classification
  /** Look-up in ICD-10-CM by words. */
  lookup: SearchData
  engine: Engine
  /** Risk adjustment. */
  hcc: Hcc
}

export type RoomName = keyof Rooms

interface Opener<T> {
  volume: string
  open(index: Index, encoder: Encoder): T | Promise<T>
}

export const OPENERS: { readonly [R in RoomName]: Opener<Rooms[R]> } = {
  coverage: { volume: CORE, open: coverageOf },
  classification: { volume: CORE, open: openClassification },
  lookup: { volume: CORE, open: openSearch },
  engine: { volume: CORE, open: createEngine },
  hcc: { volume: 'hcc', open: async (index, encoder) => openHcc(index, await encoder.open('classification')) },
}
