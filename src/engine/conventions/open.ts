/** Prepares what the rules read of one note. */
import type { Day } from '../../library/types.ts'
import { phaseOf } from '../coding/phase.ts'
import type { Candidate } from '../coding/suggest.ts'
import type { NoteContext } from '../context/index.ts'
import type { Parts } from '../engine.ts'
import { findDrugs } from '../medications/find.ts'
import type { Note } from '../note.ts'
import { attachmentOf, type Concept } from '../pipeline.ts'
import type { Encounter } from '../types.ts'
import { readFacts } from './facts.ts'
import { Phrases } from './phrases.ts'
import type { RuleState } from './state.ts'

export function openRuleState(
  engine: Parts,
  note: Note,
  context: NoteContext,
  encounter: Encounter,
  day: Day,
  concepts: readonly Concept[],
  candidates: Candidate[],
  { tierOf, occasion }: Pick<RuleState, 'tierOf' | 'occasion'>,
  usable: (token: number) => boolean,
): RuleState {
  const phrases = new Phrases(note, context, encounter.setting === 'inpatient', engine.phrases)
  const drugs = findDrugs(note, engine.drugs, (from, to) => phrases.concept(from, to))
  phrases.setDrugs(drugs)
  return {
    engine,
    note,
    encounter,
    day,
    concepts,
    candidates,
    present: { of: [], count: 0, letters: 0 },
    dropped: [],
    revived: new Set(),
    prompts: [],
    phrases,
    drugs,
    facts: readFacts(note.text, encounter),
    attachment: attachmentOf(engine, note, concepts),
    phase: phaseOf(note, engine.phases),
    tierOf,
    occasion,
    usable,
  }
}
