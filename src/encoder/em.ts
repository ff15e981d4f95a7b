/** Levels of visits for those outside. */
import type { Analysis } from '../engine/types.ts'
import type { VisitFacts } from '../evaluation-management/em.ts'
import type {
  EmFailure,
  EmRequest,
  EmResult,
  JudgedWorksheet,
  KindInfo,
  Worksheet,
} from '../evaluation-management/types.ts'
import type { Encoder } from './encoder.ts'

/** Level and code from the levels of the elements, or from minutes. */
export async function emLevel(encoder: Encoder, request: EmRequest): Promise<EmResult | EmFailure> {
  return (await encoder.open('em')).level(request)
}

/** What a note documents, judged; with the kinds of items that a person may choose from. */
export async function emDraft(
  encoder: Encoder,
  note: { text: string; analysis: Analysis },
  facts: VisitFacts,
): Promise<{ worksheet: Worksheet; judged: JudgedWorksheet; kinds: readonly KindInfo[] }> {
  const em = await encoder.open('em')
  const worksheet = em.draft(note.text, note.analysis)
  return { worksheet, judged: em.judge(worksheet, facts), kinds: em.kinds }
}

/** The worksheet as the person left it, judged again. */
export async function emJudge(encoder: Encoder, worksheet: Worksheet, facts: VisitFacts): Promise<JudgedWorksheet> {
  return (await encoder.open('em')).judge(worksheet, facts)
}
