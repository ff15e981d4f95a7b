/** How a note tells: in a few lines that are all about the encounter, or at length. */
import { TELEGRAPHIC } from '../coding/tiers.ts'
import type { Concept } from '../pipeline.ts'
import { isDiagnostic } from '../structure/diagnostic.ts'
import type { RuleState } from './state.ts'

export const isTelegraphic = ({ note }: RuleState): boolean =>
  note.structure.sentences.count <= TELEGRAPHIC && !note.structure.sections.some((s) => isDiagnostic(s.kind))

/** Told at length without titles, so that it may be no more than the background. */
export const isStory = (c: Concept, { note }: RuleState): boolean =>
  c.section === 'untitled' && note.structure.sentences.count > TELEGRAPHIC
