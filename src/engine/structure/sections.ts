/** Turns titles into sections: body systems take the kind of what they stand in, unknown titles that of their surroundings. */
import type { LabelledPart } from '../types.ts'
import type { SectionTitles, TitleKind } from './section-titles.ts'
import { findTitles, type TitleHit } from './titles.ts'
import type { Section, SectionKind } from './types.ts'

/** Kinds that a body system or an unknown title continues rather than ends. */
const HOLDS_SYSTEMS = new Set<SectionKind>([
  'ros',
  'exam',
  'results',
  'imaging',
  'findings',
  'procedure',
  'hospital-course',
  'assessment',
  'plan',
  'assessment-and-plan',
  'impression',
  'problem-list',
])
/** Kinds of running text that a title in capitals ends even if nobody knows it. */
const ENDED_BY_ANY_TITLE = new Set<SectionKind>([
  'untitled',
  'chief-complaint',
  'hpi',
  'clinical-history',
  'hospital-course',
  'family-history',
  'social-history',
  'allergies',
  'complications',
  'consent',
  'other',
])

/** Kinds told in a few lines; longer, and the title was meant for its own line only. */
const BRIEF = new Set<SectionKind>(['pmh', 'psh', 'family-history', 'social-history', 'allergies'])
const BRIEF_LENGTH = 1500

/**
 * Sections of a text that was put together from parts: none crosses from one part to the next, and where a part's heading on the page
 * names a section, what stands in it before any title of its own is that section.
 */
export function findPartSections(text: string, parts: readonly LabelledPart[], titles: SectionTitles): Section[] {
  const out: Section[] = []
  for (const { start, end, label } of parts) {
    const first = out.length
    const kind = titles.lookup(label)
    for (const s of findSections(text.slice(start, end), titles)) {
      const headed = out.length === first && s.kind === 'untitled' && kind !== undefined && kind !== 'system'
      out.push({
        ...s,
        kind: headed ? kind : s.kind,
        titleStart: s.titleStart + start,
        titleEnd: s.titleEnd + start,
        start: s.start + start,
        end: s.end + start,
        parent: s.parent < 0 ? -1 : s.parent + first,
      })
    }
  }
  return out
}

/** A list of sections that covers the whole text without gaps but for the titles themselves. */
export function findSections(text: string, titles: SectionTitles): Section[] {
  const sections: Section[] = []
  const open = (kind: SectionKind, at: number, parent: number): Section => {
    const section = { kind, titleStart: at, titleEnd: at, start: at, end: text.length, parent, known: true }
    sections.push(section)
    return section
  }
  let current = open('untitled', 0, -1)
  let topIndex = 0
  const close = (at: number): void => {
    current.end = at
    const prose = endedByProse(text, current, titles)
    if (prose === undefined) return
    current.end = prose
    current = open('untitled', prose, -1)
    current.end = at
    topIndex = sections.length - 1
  }
  for (const hit of findTitles(text, titles)) {
    const top = sections[topIndex]!
    const resolved = resolve(hit, top, current, text)
    if (resolved === undefined) continue
    close(hit.lead)
    current = open(resolved.kind, hit.start, resolved.inner || hit.inList ? topIndex : -1)
    current.titleEnd = hit.end
    current.start = hit.body
    current.known = hit.known
    if (hit.inList) {
      const after = endOfItem(text, hit.body)
      if (after < text.length) {
        current.end = after
        current = open(top.kind, after, topIndex)
      }
    } else if (!resolved.inner) topIndex = sections.length - 1
  }
  close(text.length)
  const [before, first, ...later] = sections
  if (first?.kind === 'assessment' && before !== undefined && opensWithSummary(text, before, first, later)) {
    first.kind = 'clinical-history'
  }
  return sections
}

const SUMMARY = /^\W*summary\b/i
const FOUND = new Set<SectionKind>(['exam', 'results', 'imaging', 'findings'])

/** "Summary" at the head of a note sums up the story before what was found; at its end, what was concluded. */
const opensWithSummary = (text: string, before: Section, first: Section, later: readonly Section[]): boolean =>
  SUMMARY.test(text.slice(first.titleStart, first.titleEnd)) &&
  !text.slice(before.start, before.end).trim().includes('\n') &&
  later.some((s) => FOUND.has(s.kind))

/** In a report without titles, "Personal history: …" heads its line and not the pages that follow. */
function endedByProse(text: string, section: Section, titles: SectionTitles): number | undefined {
  if (!BRIEF.has(section.kind)) return undefined
  const inline = text.indexOf('\n', section.titleEnd) >= section.start
  const newline = text.indexOf('\n', section.start)
  if (inline && newline >= 0 && newline < section.end && section.end - section.start >= BRIEF_LENGTH) return newline + 1
  return turnToExam(text, section, titles)
}

const EXAMINED = new Set<TitleKind | undefined>(['exam', 'results', 'imaging'])
/** The first words of a sentence that goes on in small letters. */
const OPENING = /[.!?]["”)]?\s+(?=(\p{Lu}[\w-]*(?: [a-z-]+){0,3}))/gu
const MEASURED =
  /^[^.!?]{0,60}?\b(?:blood pressure|bp|heart rate|pulse|temperature|respiratory rate|weight|saturation)\b\W{0,3}(?:(?:of|was|is)\W)?\d/i

/** Where a later sentence tells what was examined ("Physical examination revealed …") or measured: that is no history any more. */
function turnToExam(text: string, { start, end }: Section, titles: SectionTitles): number | undefined {
  for (const opening of text.slice(start, end).matchAll(OPENING)) {
    const at = start + opening.index + opening[0].length
    if (MEASURED.test(text.slice(at, Math.min(end, at + 100)))) return at
    const words = opening[1]!.split(' ')
    for (let n = words.length - 1; n > 0; n--) if (EXAMINED.has(titles.lookup(words.slice(0, n).join(' ')))) return at
  }
  return undefined
}

function resolve(
  hit: TitleHit,
  top: Section,
  current: Section,
  text: string,
): { kind: SectionKind; inner: boolean } | undefined {
  if (hit.kind === 'system') {
    const first = text.slice(top.start, hit.start).trim() === ''
    const inSystems = current.parent >= 0 && current.kind === top.kind
    if (HOLDS_SYSTEMS.has(top.kind) || first || inSystems) {
      return { kind: top.kind === 'untitled' ? 'exam' : top.kind, inner: true }
    }
    return { kind: 'exam', inner: true }
  }
  if (hit.kind !== undefined) return { kind: hit.kind, inner: false }
  if (!ENDED_BY_ANY_TITLE.has(top.kind)) return undefined
  const words = hit.end - hit.start
  // a form's "FEVER: none" is a field, not a section
  if (!hit.alone && words < 12) return undefined
  return { kind: 'other', inner: false }
}

/** A list item ends at the next line that is blank or not indented deeper than a marker would be. */
function endOfItem(text: string, from: number): number {
  let i = text.indexOf('\n', from)
  while (i >= 0) {
    const next = text.slice(i + 1, i + 40)
    if (!/^[ \t]{2,}[^\s\-•*●▪·–—\d]/.test(next)) return i + 1
    i = text.indexOf('\n', i + 1)
  }
  return text.length
}
