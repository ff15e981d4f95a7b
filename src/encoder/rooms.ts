/**
 * What an encoder consists of: every code system and judgement, the volume of the index that it lies in, and how it is opened.
 * A room that needs another asks the encoder for it.
 */
import { createEngine, type Engine } from '../engine/index.ts'
import { type Hcc, openHcc } from '../grouping/hcc/hcc.ts'
import { openClassification } from '../library/classification.ts'
import { type Coverage, coverageOf } from '../library/coverage.ts'
import { type Crosswalks, GEM_KINDS, openCrosswalks } from '../library/crosswalks/crosswalks.ts'
import { type Hcpcs, openHcpcs } from '../library/hcpcs/hcpcs.ts'
import { type Icd9, openIcd9 } from '../library/icd9/icd9.ts'
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
  /** HCPCS Level II and the modifiers. */
  hcpcs: Hcpcs
  /** ICD-9-CM diagnoses and procedures, version 32. */
  icd9: Icd9
  icd9Procedures: Icd9
  /** Between ICD-9-CM and ICD-10, and from year to year. */
  crosswalks: Crosswalks
  /** Risk adjustment. */
  hcc: Hcc
}

export type RoomName = keyof Rooms

interface Opener<T> {
  volume: string
  open(index: Index, encoder: Encoder): T | Promise<T>
}

const CROSSWALKS = 'crosswalks'

export const OPENERS: { readonly [R in RoomName]: Opener<Rooms[R]> } = {
  coverage: { volume: CORE, open: coverageOf },
  classification: { volume: CORE, open: openClassification },
  lookup: { volume: CORE, open: openSearch },
  engine: { volume: CORE, open: createEngine },
  hcpcs: { volume: 'hcpcs', open: async (index, encoder) => openHcpcs(index, await encoder.imported('hcpcs')) },
  icd9: { volume: CROSSWALKS, open: (index) => openIcd9(index, 'diagnoses') },
  icd9Procedures: { volume: CROSSWALKS, open: (index) => openIcd9(index, 'procedures') },
  crosswalks: {
    volume: CROSSWALKS,
    open: async (index, encoder) => {
      const imported = await Promise.all(GEM_KINDS.map(async (kind) => [kind, await encoder.imported(kind)]))
      return openCrosswalks(index, Object.fromEntries(imported))
    },
  },
  hcc: { volume: 'hcc', open: async (index, encoder) => openHcc(index, await encoder.open('classification')) },
}
