/** Levels of visits for those outside. */
import type { Analysis } from '../engine/types.ts'
import type { EmFailure, EmRequest, EmResult, EmSheet, VisitFacts, Worksheet } from '../evaluation-management/types.ts'
import type { Encoder } from './encoder.ts'

/** Level and code from the levels of the elements, or from minutes. */
export async function emLevel(encoder: Encoder, request: EmRequest): Promise<EmResult | EmFailure> {
  return (await encoder.open('em')).level(request)
}

/** The worksheet that a person corrected, judged; or, without one, what the note documents. */
export async function emSheet(
  encoder: Encoder,
  note: { text: string; analysis: Analysis },
  facts: VisitFacts,
  corrected: Worksheet | undefined,
): Promise<EmSheet> {
  const em = await encoder.open('em')
  const worksheet = corrected ?? em.draft(note.text, note.analysis)
  return { worksheet, judged: em.judge(worksheet, facts), kinds: em.kinds }
}
