/** The engine: everything that is opened once and serves every note. */
import type { Classification } from '../library/types.ts'
import type { DecisionTree } from './coding/leaves.ts'
import { createContext, parseCues } from './context/index.ts'
import type { ContextFinding, NoteContext } from './context/types.ts'
import { type EngineData, openEngineData } from './data.ts'
import type { Abbreviations } from './mentions/abbreviations.ts'
import type { Finder, Mention } from './mentions/find.ts'
import { analyseStructure, type NoteStructure, parseSectionTitles, type SectionKind } from './structure/index.ts'
import { rows } from './text/table.ts'
import type { Vocabulary } from './text/words.ts'
import type { Encounter, NotCodedReason } from './types.ts'

export interface Engine {
  data: EngineData
  codes: Classification
  tree: DecisionTree
  finder: Finder
  vocabulary: Vocabulary
  abbreviations: Abbreviations
  /** Words that name a value of an axis (side, acuity, type, stage, severity …). */
  axes: ReadonlySet<string>
  structure(text: string): NoteStructure
  context(structure: NoteStructure): NoteContext
  reason(
    finding: ContextFinding,
    mention: Mention,
    encounter: Encounter,
    section: SectionKind,
  ): NotCodedReason | undefined
}
