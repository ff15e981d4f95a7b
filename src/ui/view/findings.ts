/** Findings of the edits, as they are listed. */
import type { Finding, Severity } from '../../edits/types.ts'

export const SEVERITIES: Record<Severity, string> = {
  error: 'Error',
  warning: 'Warning',
  question: 'Question',
  info: 'Note',
}

const ORDER: Severity[] = ['error', 'warning', 'question', 'info']

/** The gravest first; those of one gravity stay in their order. */
export const orderFindings = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity))
