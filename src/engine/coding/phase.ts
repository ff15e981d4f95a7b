/** Which phase of care the note describes, for the 7th character of injuries (I.C.19.a). */
import type { Mention } from '../mentions/find.ts'
import type { Note } from '../note.ts'
import type { Phase } from './seventh.ts'

/** Words near the injury that show routine healing or recovery after active treatment. */
const AFTERCARE =
  /\b(?:follow(?:ing)?[- ]?up|healing|healed|post[- ]?op(?:erative)?(?:ly)?|status post|s\/p|weeks? (?:out|ago|post)|months? (?:out|post)|cast (?:removal|change)|suture removal|recheck|aftercare|subsequent|union|callus)\b/i
const SEQUELA = /\b(?:sequelae?|late effects?|residual(?:s)?|old injury|malunion|due to (?:an )?old)\b/i
const ACTIVE =
  /\b(?:yesterday|today|this morning|last night|just now|acute|new|initial|presents? (?:after|with)|sustained|brought in|ED|emergency|days? ago)\b/i

/** Decides per mention: its own sentence first, then the opening of the note. */
export function phaseOf(note: Note): (mention: Mention) => Phase {
  const opening = note.text.slice(0, 600)
  const noteWide: Phase =
    /\bfollow[- ]?up\b/i.test(opening) && AFTERCARE.test(opening) && !ACTIVE.test(opening) ? 'aftercare' : 'active'
  return (mention) => {
    const segment = note.segments[mention.segment]!
    const sentence = note.span(segment.from, segment.to).text
    if (SEQUELA.test(sentence)) return 'sequela'
    if (/\b(?:healing|healed|status post|s\/p|weeks? (?:out|post)|routine healing|callus)\b/i.test(sentence))
      return 'aftercare'
    return noteWide
  }
}
