/** Compares an analysis with what a golden note expects. */
import type { Analysis, Span } from '../../src/engine/types.ts'
import type { Golden } from './types.ts'

/** One line for each expectation that the analysis does not meet; empty when it meets them all. */
export function faults(golden: Golden, analysis: Analysis): string[] {
  const { expect } = golden
  const recommended = analysis.suggestions.filter((s) => s.tier === 'recommended').map((s) => s.code)
  const mentioned = analysis.suggestions.filter((s) => s.tier === 'mentioned').map((s) => s.code)
  const all = [...recommended, ...mentioned]
  const topics = analysis.prompts.map((p) => p.topic)
  const out: string[] = []
  const got = `recommended ${recommended.join(' ')} | mentioned ${mentioned.join(' ')}`
  const fault = (ok: boolean, what: string) => {
    if (!ok) out.push(`${what}; got ${got}`)
  }
  const has = (codes: readonly string[], code: string) => codes.some((c) => matches(c, code))
  for (const code of expect.recommended ?? []) fault(has(recommended, code), `${code} is not recommended`)
  if (expect.only) {
    const others = recommended.filter((c) => !expect.recommended?.some((e) => matches(c, e)))
    fault(others.length === 0, `${others.join(' ')} recommended beside what is expected`)
  }
  for (const code of expect.notRecommended ?? []) fault(!has(recommended, code), `${code} is recommended`)
  for (const code of expect.mentioned ?? []) fault(has(mentioned, code), `${code} is not mentioned`)
  for (const code of expect.absent ?? []) fault(!has(all, code), `${code} is suggested`)
  for (const { text, reason } of expect.notCoded ?? []) {
    const found = analysis.notCoded.filter((n) => n.evidence.text.toLowerCase().includes(text.toLowerCase()))
    const reasons = found.map((n) => n.reason).join(' ') || 'nothing'
    fault(
      found.some((n) => n.reason === reason),
      `"${text}" is not left out as ${reason}, but as ${reasons}`,
    )
  }
  for (const topic of expect.prompts ?? [])
    fault(topics.includes(topic), `no query about ${topic}: ${topics.join(' ')}`)
  for (const topic of expect.notPrompts ?? []) fault(!topics.includes(topic), `a query about ${topic}`)
  if (expect.first !== undefined) fault(recommended[0] === expect.first, `${expect.first} is not first`)
  for (const [a, b] of expect.before ?? []) {
    fault(recommended.indexOf(a) < recommended.indexOf(b), `${a} does not stand before ${b}`)
  }
  for (const [code, words] of Object.entries(expect.evidence ?? {})) {
    const spans = analysis.suggestions.find((s) => s.code === code)?.evidence ?? []
    const texts = spans.map((s) => JSON.stringify(s.text)).join(', ')
    fault(
      spans.some((s) => s.text.includes(words)),
      `the evidence of ${code} is ${texts}, without "${words}"`,
    )
  }
  if (expect.noteDate !== undefined) {
    fault(analysis.noteDate?.date === expect.noteDate, `the note's date is read as ${analysis.noteDate?.date}`)
  }
  return out
}

const matches = (code: string, pattern: string): boolean =>
  pattern.endsWith('*') ? code.startsWith(pattern.slice(0, -1)) : code === pattern

/** Every span that an analysis points to in the text. */
export function spansOf(analysis: Analysis): Span[] {
  return [
    ...analysis.suggestions.flatMap((s) => s.evidence),
    ...analysis.notCoded.flatMap((n) => (n.cue ? [n.evidence, n.cue] : [n.evidence])),
    ...analysis.prompts.flatMap((p) => p.evidence),
    ...(analysis.noteDate ? [analysis.noteDate.evidence] : []),
  ]
}
