/** Whether a note's words tell that a procedure was done in the stay. */
import type { Reason } from '../context/reason.ts'
import type { ContextFinding } from '../context/types.ts'
import type { Note } from '../note.ts'
import type { SectionKind } from '../structure/types.ts'
import type { Span, Tier } from '../types.ts'
import type { ProcedureMention } from './types.ts'

/** Sections that tell of other times, other people or intentions. */
const ELSEWHERE: ReadonlySet<SectionKind> = new Set([
  'pmh',
  'psh',
  'family-history',
  'social-history',
  'ros',
  'plan',
  'instructions',
  'consent',
  'follow-up',
  'orders',
  'indication',
  'medications',
  'allergies',
])

/** Verbs of intention before the procedure, or of refusal behind it: no cue of a diagnosis, but of what is not done yet. */
const INTENDED =
  /\b(?:will (?:need|require|undergo|have|be)|plan(?:s|ned|ning)?(?: for| to)?|schedul(?:ed|e|ing)(?: for)?|consider(?:ed|ing|ation)?(?: of| for)?|candidates? for|await(?:s|ing)|recommend(?:ed|s|ing)?|propos(?:ed|es|ing)|indication (?:of|for)|wait(?:ing)? list for|pending|offered|to rule out|possibility of|evaluated for|refer(?:red)? for|in case of|need for|if|(?:would|could|should|may|might) (?:need|require|undergo|benefit|have))\b[^.;]{0,40}$/i
const REFUSED =
  /^[^.;]{0,40}\b(?:(?:was|were|is|are|be) (?:not|never|refused|declined|rejected|ruled out|deferred|cancell?ed|contraindicated|postponed|proposed|recommended|considered|offered|indicated|suggested|planned|scheduled|impossible|not possible)|refused|declined|could not be|(?:should|would|might|may|must|will|can) be)\b/i
const BEFORE =
  /\b(?:history of|status post|s\/p|h\/o|underwent in|previous(?:ly)?|prior|(?:years?|months?) (?:ago|before|earlier)|antecedents? of)\b[^.;]{0,40}$/i
const AGO =
  /^[^.;]{0,30}\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|several|many) (?:years?|months) (?:ago|before|earlier|previously)\b/i

const REACH = 60

/** Words that deny the doing; others deny what it found ("negative for", "no evidence of", "free of"). */
const DENIES = /^(?:no|not|never|without|neither|nor|denie[sd]|declin\w+|refus\w+|did not(?: \w+)?|was not|lack of)$/i
/** "No lumbar puncture" denies it, "no lesion was seen on the scan" does not. */
const CLOSE = 3

/** A procedure is not undone by its result: "the scan was negative", "ruled out by biopsy". */
export function undoes({ reason, cue }: Reason, span: Span, text: string): boolean {
  if (reason === 'uncertain') return false
  if (reason !== 'negated' && reason !== 'ruled-out') return true
  if (cue.start >= span.start || !DENIES.test(cue.text)) return false
  return text.slice(cue.end, span.start).trim().split(/\s+/).filter(Boolean).length <= CLOSE
}

/** The tier of a mention; undefined when the note says that it was not done in the stay. */
export function standingOf(note: Note, mention: ProcedureMention, finding: ContextFinding): Tier | undefined {
  if (ELSEWHERE.has(finding.section)) return undefined
  const { start, end } = note.span(
    Math.min(mention.from, mention.site?.from ?? mention.from),
    Math.max(mention.to, mention.site?.to ?? mention.to),
  )
  const sentence = note.segments[mention.sentence]!
  const before = note.text.slice(Math.max(note.tokens.start[sentence.from]!, start - REACH), start)
  const after = note.text.slice(end, Math.min(note.tokens.end[sentence.to - 1]!, end + REACH))
  if (INTENDED.test(before) || REFUSED.test(after) || BEFORE.test(before) || AGO.test(after)) return undefined
  return 'recommended'
}
