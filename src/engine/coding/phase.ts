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
  /** What is only written when treatment has come to its end or is over: an assessment of what is left, goals of rehabilitation. */
  settled: RegExp
}

/** "Status post fall" tells what caused the injury; healing that is denied is none. */
const CAUSED =
  /\b(?:s\/p|status[\s-]+post)[\s-]+(?:an? |the |\w+ (?=fall))?(?:\w+[\s-]+level )?(?:falls?|mv[ac]|motor|car|auto\w*|accident|trauma|injury|injuries|assault|gsw|gunshot|stab\w*|crush\w*|bite|burn|altercation|collision)\b/gi
const UNHEALED =
  /\b(?:not|without(?: complete| full| any)?|incomplete(?:ly)?|no evidence of|failed|lack of) (?:yet |been )?heal(?:ed|ing)\b/i

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
    settled: pattern('aftercare', 'note'),
  }
}

/** Decides per mention: its own sentence first, then the opening of the note. */
export function phaseOf(note: Note, words: PhaseWords): (mention: Mention) => Phase {
  // an operation is active treatment, also after another one
  const operated = note.structure.sections.some((s) => s.kind === 'diagnosis-postoperative')
  let whole: Phase | undefined
  const noteWide = (): Phase => {
    whole ??= isAftercare(note.text, words, operated) ? 'aftercare' : 'active'
    return whole
  }
  return (mention) => {
    const segment = note.segments[mention.segment]!
    const sentence = note.span(segment.from, segment.to).text
    if (words.sequela.test(sentence)) return 'sequela'
    if (words.healing.test(sentence) && !UNHEALED.test(sentence)) return 'aftercare'
    if (mention.from === segment.from || operated) return noteWide()
    const before = note.span(segment.from, mention.from).text.replace(CAUSED, '')
    return words.after.test(before) ? 'aftercare' : noteWide()
  }
}

/** What the opening of a note says of its whole, and what is said of it anywhere. */
function isAftercare(text: string, words: PhaseWords, operated: boolean): boolean {
  const opening = text.slice(0, OPENING)
  const returns = words.returning.test(opening) && !words.recent.test(opening)
  return returns || (!operated && words.settled.test(text))
}
