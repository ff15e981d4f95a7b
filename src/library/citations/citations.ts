/** Citations that a person attaches to codes, e.g. the number of an issue of Coding Clinic. None is bundled. */
import type { Index, Section } from '../../store/format.ts'

export interface Citation {
  /** With its dot. */
  code: string
  text: string
}

export interface Citations {
  readonly all: readonly Citation[]
  /** @param code with or without the dot, any case */
  of(code: string): string[]
}

const bare = (code: string): string => code.replace('.', '').toUpperCase()

/** Sections of the citations in the order of their codes, each once. */
export function citationSections(citations: readonly Citation[]): Section[] {
  const kept = [...new Map(citations.map((one) => [`${bare(one.code)}\t${one.text}`, one])).entries()].sort(
    ([a], [b]) => (a < b ? -1 : 1),
  )
  return [
    { name: 'citations.code', kind: 'strings', data: kept.map(([, { code }]) => code) },
    { name: 'citations.text', kind: 'strings', data: kept.map(([, { text }]) => text) },
  ]
}

/** @param index what was imported; none of a code where nothing was */
export function openCitations(index: Index | undefined): Citations {
  const all: Citation[] = []
  if (index) {
    const codes = index.strings('citations.code')
    const texts = index.strings('citations.text')
    for (let i = 0; i < codes.length; i++) all.push({ code: codes.get(i), text: texts.get(i) })
  }
  return {
    all,
    of: (code) => all.filter((one) => bare(one.code) === bare(code)).map(({ text }) => text),
  }
}
