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

/** Findings that say the same of several codes stand together, in the order of the first. */
export function groupFindings(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>()
  for (const finding of orderFindings(findings)) {
    const key = `${finding.severity} ${finding.rule} ${finding.source}`
    groups.set(key, [...(groups.get(key) ?? []), finding])
  }
  return [...groups.values()]
}
