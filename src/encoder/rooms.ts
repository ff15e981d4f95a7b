/**
 * What an encoder consists of: every code system and judgement, the volume of the index that it lies in, and how it is opened.
 * A room that needs another asks the encoder for it.
 */
import { type Edits, openEdits } from '../edits/edits.ts'
import { EDIT_IMPORTS, openImported } from '../edits/imported.ts'
import { type ModifierAdviser, openModifierAdviser } from '../edits/modifiers/advise.ts'
import type { ImportedTables } from '../edits/types.ts'
import type { Extra } from '../engine/extras.ts'
import { createEngine, type Engine } from '../engine/index.ts'
import { createIndexReader } from '../engine/index-terms/index-terms.ts'
import { createProcedureReader } from '../engine/procedures/procedures.ts'
import { supplies } from '../engine/supplies/reader.ts'
import { type EvaluationManagement, openEvaluationManagement } from '../evaluation-management/em.ts'
import { type Drg, openDrg } from '../grouping/drg/drg.ts'
import { type Hcc, openHcc } from '../grouping/hcc/hcc.ts'
import { openBook } from '../library/book/book.ts'
import { indexTerms } from '../library/book/terms.ts'
import type { Book } from '../library/book/types.ts'
import { openClassification } from '../library/classification.ts'
import { type Coverage, coverageOf } from '../library/coverage.ts'
import { type Crosswalks, GEM_KINDS, openCrosswalks } from '../library/crosswalks/crosswalks.ts'
import { type Groups, openGroups } from '../library/groups/groups.ts'
import { type Hcpcs, hcpcsAbbreviations, openHcpcs } from '../library/hcpcs/hcpcs.ts'
import { type Icd9, openIcd9 } from '../library/icd9/icd9.ts'
import { type Cpt, openCpt } from '../library/licensed/cpt.ts'
import { openProcedureIndex, type ProcedureIndex } from '../library/procedures/index-terms.ts'
import { VOLUME as PROCEDURES } from '../library/procedures/layout.ts'
import { openProcedures } from '../library/procedures/open.ts'
import { openProcedureSearch, type ProcedureSearch } from '../library/procedures/search-data.ts'
import type { Procedures } from '../library/procedures/types.ts'
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
  /** The engine that reads drugs given, supplies and services too, which inpatient claims do not code. */
  outpatientEngine: Engine
  /** The engine that reads procedures too: the others need no ICD-10-PCS. */
  inpatientEngine: Engine
  /** HCPCS Level II and the modifiers. */
  hcpcs: Hcpcs
  /** ICD-9-CM diagnoses and procedures, version 32. */
  icd9: Icd9
  icd9Procedures: Icd9
  /** CPT; undefined until a licensed person has imported it. */
  cpt: Cpt | undefined
  /** Between ICD-9-CM and ICD-10, and from year to year. */
  crosswalks: Crosswalks
  /** Tables of the claim editors and the notes of the Tabular List. */
  edits: Edits
  /** NCCI, MUE, add-on, coverage and payer tables that the person imported. */
  editImports: ImportedTables
  /** Groupings of AHRQ. */
  groups: Groups
  /** Risk adjustment. */
  hcc: Hcc
  /** MS-DRG. */
  drg: Drg
  /** Levels of visits. */
  em: EvaluationManagement
  modifierAdviser: ModifierAdviser
  /** ICD-10-PCS. */
  procedures: Procedures
  /** The index of ICD-10-PCS, with its body part and device keys. */
  procedureIndex: ProcedureIndex
  /** Look-up in ICD-10-PCS by words. */
  procedureLookup: ProcedureSearch
  /** The Alphabetic Index and its tables, or the term index until they are imported. */
  book: Book
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
  engine: { volume: CORE, open: (index) => createEngine(index) },
  outpatientEngine: {
    volume: CORE,
    open: async (_, encoder) =>
      (await encoder.open('engine')).with([
        supplies(await encoder.open('hcpcs'), await encoder.open('cpt')),
        ...(await indexReaders(encoder)),
      ]),
  },
  inpatientEngine: {
    volume: CORE,
    open: async (_, encoder) =>
      (await encoder.open('engine')).with([
        createProcedureReader(await encoder.open('procedureLookup')),
        ...(await indexReaders(encoder)),
      ]),
  },
  hcpcs: { volume: 'hcpcs', open: async (index, encoder) => openHcpcs(index, await encoder.imported('hcpcs')) },
  cpt: {
    volume: 'hcpcs',
    open: async (index, encoder) => {
      const imported = await encoder.imported('cpt')
      return imported && openCpt(imported, hcpcsAbbreviations(index))
    },
  },
  icd9: { volume: CROSSWALKS, open: (index) => openIcd9(index, 'diagnoses') },
  icd9Procedures: { volume: CROSSWALKS, open: (index) => openIcd9(index, 'procedures') },
  crosswalks: {
    volume: CROSSWALKS,
    open: async (index, encoder) => {
      const imported = await Promise.all(GEM_KINDS.map(async (kind) => [kind, await encoder.imported(kind)]))
      return openCrosswalks(index, Object.fromEntries(imported))
    },
  },
  edits: { volume: 'edits', open: async (index, encoder) => openEdits(index, await encoder.open('classification')) },
  editImports: {
    volume: CORE,
    open: async (_, encoder) => {
      const imported = await Promise.all(EDIT_IMPORTS.map(async (kind) => [kind, await encoder.imported(kind)]))
      return openImported(Object.fromEntries(imported))
    },
  },
  drg: { volume: 'drg', open: async (index, encoder) => openDrg(index, await encoder.open('classification')) },
  groups: { volume: 'groups', open: openGroups },
  hcc: { volume: 'hcc', open: async (index, encoder) => openHcc(index, await encoder.open('classification')) },
  em: { volume: 'em', open: openEvaluationManagement },
  modifierAdviser: { volume: 'modifiers', open: openModifierAdviser },
  procedures: { volume: PROCEDURES, open: openProcedures },
  procedureIndex: { volume: PROCEDURES, open: openProcedureIndex },
  procedureLookup: {
    volume: PROCEDURES,
    open: async (index, encoder) =>
      openProcedureSearch(index, await encoder.open('procedures'), await encoder.open('procedureIndex')),
  },
  book: {
    volume: 'book',
    open: async (index, encoder) =>
      openBook(index, {
        index: await encoder.imported('alphabetic-index'),
        'external-causes': await encoder.imported('external-cause-index'),
        neoplasm: await encoder.imported('neoplasm-table'),
        drug: await encoder.imported('drug-table'),
      }),
  },
}

/** The Alphabetic Index as a reader of notes, where one was imported; the term index holds nothing that the engine does not know. */
async function indexReaders(encoder: Encoder): Promise<Extra[]> {
  if ((await encoder.imported('alphabetic-index')) === undefined) return []
  const official = (await encoder.open('book')).parts.find((part) => part.id === 'index' && part.official)
  return official ? [createIndexReader(indexTerms(official), await encoder.open('classification'))] : []
}
