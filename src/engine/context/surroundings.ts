/** What a mention's place says about it: the form field of which it is the name, and the section in which it stands. */
import { type Field, readValue, type Section, type SectionKind } from '../structure/index.ts'
import type { ContextKind, ContextMark } from './types.ts'

const BY_SECTION: Partial<Record<SectionKind, ContextKind>> = {
  'family-history': 'family',
  pmh: 'history-of',
  psh: 'history-of',
  allergies: 'allergy',
  orders: 'order',
  screening: 'screening',
  consent: 'risk',
  differential: 'differential',
}
/** Titles of instructions that name what might happen rather than what to do. */
const WARNING_TITLE = /\b(?:return|call|seek|warning|when|watch|emergency|911|safety net\w*|precautions|reasons)\b/i
/** Titles of diagnoses that are not established. */
const TENTATIVE_TITLE =
  /\b(?:working|provisional|presumptive|presumed|tentative|referring|suspected|possible|probable|preliminary)\b/i
const UNTICKED = /^[[(\u2610\u25a1]/

/** The mark that a section's title puts on everything in it. */
export function sectionMark(text: string, section: Section): ContextMark | undefined {
  const { titleStart: start, titleEnd: end } = section
  const title = text.slice(start, end)
  const warns = section.kind === 'instructions' && WARNING_TITLE.test(title)
  const tentative = TENTATIVE_TITLE.test(title)
  const kind = warns ? 'advice' : tentative ? 'uncertain' : BY_SECTION[section.kind]
  return kind && { kind, cue: { start, end, text: title } }
}

/** What a form says of a mention that is the name of a field; 'affirmed' if it says yes. */
export function fieldMark(fields: Field[], text: string, start: number): ContextMark | 'affirmed' | undefined {
  for (const field of fields) {
    if (start < field.keyStart || start >= field.keyEnd) continue
    const cue = { start: field.valueStart, end: field.valueEnd, text: text.slice(field.valueStart, field.valueEnd) }
    if (field.value === 'no') return { kind: 'negated', cue }
    if (field.value === 'past') return { kind: 'historical', cue }
    if (field.value === 'maybe') return { kind: 'uncertain', cue }
    if (field.value === 'yes') return 'affirmed'
    if (field.value === 'empty' && UNTICKED.test(cue.text)) return { kind: 'template', cue }
    const word = /^[A-Za-z]+/.exec(cue.text)?.[0]
    if (word && /^(?:denie[sd]|none|never|absent)$/i.test(word) && readValue(word) === 'no') {
      return { kind: 'negated', cue: { start: cue.start, end: cue.start + word.length, text: word } }
    }
  }
  return undefined
}
