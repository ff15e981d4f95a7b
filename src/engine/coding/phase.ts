/** Which phase of care the note describes, for the 7th character of injuries (I.C.19.a); the words are in assets/lexicon/phase.tsv. */
import { rows } from '../../text/table.ts'
import type { Mention } from '../mentions/find.ts'
import type { Note } from '../note.ts'
import type { Phase } from './seventh.ts'

export interface PhaseWords {
  sequela: RegExp
  /** Healing and recovery said of the injury itself. */
  healing: RegExp
  /** The same, where it stands ahead of the injury. */
  after: RegExp
  /** The visit is for recovery, or for something that has just happened. */
  returning: RegExp
  recent: RegExp
}

/** How much of a note tells why the patient came. */
const OPENING = 600

export function parsePhases(table: string): PhaseWords {
  const listed = rows(table)
  const pattern = (phase: Phase, where: string): RegExp => {
    const phrases = listed
      .filter((r) => r[1] === phase && r[2] === where)
      .map(([p]) => p!.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '[\\s-]+'))
    return new RegExp(`(?<![a-z])(?:${phrases.join('|') || '(?!)'})(?![a-z])`, 'i')
  }
  return {
    sequela: pattern('sequela', 'sentence'),
    healing: pattern('aftercare', 'sentence'),
    after: pattern('aftercare', 'before'),
    returning: pattern('aftercare', 'opening'),
    recent: pattern('active', 'opening'),
  }
}

/** Decides per mention: its own sentence first, then the opening of the note. */
export function phaseOf(note: Note, words: PhaseWords): (mention: Mention) => Phase {
  const opening = note.text.slice(0, OPENING)
  const noteWide: Phase = words.returning.test(opening) && !words.recent.test(opening) ? 'aftercare' : 'active'
  // an operation is active treatment, also after another one
  const operated = note.structure.sections.some((s) => s.kind === 'diagnosis-postoperative')
  return (mention) => {
    const segment = note.segments[mention.segment]!
    const sentence = note.span(segment.from, segment.to).text
    if (words.sequela.test(sentence)) return 'sequela'
    if (words.healing.test(sentence)) return 'aftercare'
    if (mention.from === segment.from || operated) return noteWide
    return words.after.test(note.span(segment.from, mention.from).text) ? 'aftercare' : noteWide
  }
}
