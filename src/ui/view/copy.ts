/** The text that goes to the clipboard: codes and titles, never words of a note except in a query, which has to quote them. */
import type { CodeSystem, Prompt, Suggestion } from '../../engine/types.ts'
import type { Decisions } from '../../platform/messages.ts'
import { refOf } from '../../platform/refs.ts'

export interface Coded {
  system: CodeSystem
  code: string
  title: string
}

/**
 * One code as one line, code and title apart by a tab, so that a spreadsheet takes them as two cells. Of CPT the number alone leaves the
 * program: its descriptors are licensed to the person who imported them.
 */
export const copyLine = ({ system, code, title }: Coded): string => (system === 'CPT' ? code : `${code}\t${title}`)

/** What "copy all" takes: the accepted codes in the coder's order, or, while none is accepted, all recommended ones. */
export function toCopy(recommended: Suggestion[], others: Coded[], decisions: Pick<Decisions, 'accepted'>): Coded[] {
  const accepted = new Set(decisions.accepted)
  const chosen = [...recommended, ...others].filter((s) => accepted.has(refOf(s)))
  return chosen.length > 0 ? chosen : recommended
}

/** "1 code", "7 codes". */
export const countOf = (codes: Coded[]): string => (codes.length === 1 ? '1 code' : `${codes.length} codes`)

export const copyAll = (codes: Coded[]): string => codes.map(copyLine).join('\n')

/** A query ready to be sent to the clinician: what is documented, the question, the choices. */
export function copyQuery(prompt: Prompt): string {
  const quotes = prompt.evidence.map((span) => `“${oneLine(span.text)}”`)
  const lines = quotes.length > 0 ? [`Documented: ${quotes.join(', ')}`, prompt.question] : [prompt.question]
  for (const option of prompt.options ?? []) lines.push(`[ ] ${option}`)
  return lines.join('\n')
}

/** White space of a quote folded to single blanks: for showing and copying only, offsets are untouched. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
