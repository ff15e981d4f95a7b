/**
 * What speaks for a code in a record that draws conclusions. Readers called every fifth code wrong that stood outside of what such a record
 * concludes, and as many of those that were only named there in the middle of a long sentence; of the others one in fifteen (docs/accuracy.md).
 */
import type { Row } from '../../library/types.ts'
import type { Concept } from '../pipeline.ts'
import { isDiagnostic } from '../structure/diagnostic.ts'
import { BlockKind, type NoteStructure, type SectionKind } from '../structure/types.ts'
import type { Doubt, Tier } from '../types.ts'
import { isBrief, wordsOf } from './occasion.ts'
import type { Candidate } from './suggest.ts'

/** Sections, what stands before the first title among them, from which on a text is a record and not a letter or a case that is told. */
const RECORD_SECTIONS = 4
/** So many that whatever stands between them belongs to the record too. */
const MANY_SECTIONS = 8
/** With fewer, the share of its sentences that may stand under no title. */
const UNTITLED_SHARE = 0.02
/** Words of a sentence that do little more than to name the problem. */
const OWN_LINE = 9

/** Characters of an item's number or bullet. */
const MARKER = 6

/** Of a procedure or a test that confirms nothing the reason is what remains to be coded (IV.K). */
const REASON: SectionKind = 'indication'

/** Recommended codes of a record that something makes doubtful are mentioned only, with the doubt. */
export function setDoubtfulAside(
  structure: NoteStructure,
  candidates: readonly Candidate[],
  tierOf: (c: Concept) => Tier | undefined,
): void {
  if (!isRecord(structure)) return
  const single = isConclusionSingle(structure)
  for (const candidate of candidates) {
    if (candidate.tier !== 'recommended') continue
    const { row, concepts, basis } = candidate
    const doubtBy = (speaking: readonly Concept[]): Doubt | undefined => {
      const decisive = speaking.filter((c) => tierOf(c) === 'recommended')
      const doubt = doubtOf(structure, row, speaking, decisive.length > 0 ? decisive : speaking)
      return doubt === 'passing' && single ? undefined : doubt
    }
    const doubt = doubtBy(concepts)
    if (doubt === undefined || (basis && doubtBy([...concepts, ...basis]) === undefined)) continue
    candidate.tier = 'mentioned'
    candidate.doubt = doubt
  }
}

function doubtOf(
  structure: NoteStructure,
  row: Row,
  concepts: readonly Concept[],
  decisive: readonly Concept[],
): Doubt | undefined {
  if (!decisive.some((c) => isDiagnostic(c.section) || c.section === REASON)) return 'outside'
  if (decisive.some((c) => wordsOf(structure, c) <= OWN_LINE || opensProblem(structure, c))) return undefined
  const again = new Set(concepts.map((c) => c.sentence)).size > 1
  return again && decisive.some((c) => c.mention.row === row) ? undefined : 'passing'
}

/** Whether the record concludes all that it concludes in one sentence, however long: nothing is named there in passing. */
function isConclusionSingle({ sections, blocks, sentences }: NoteStructure): boolean {
  let concluding = 0
  for (let s = 0; s < sentences.count; s++) {
    if (isDiagnostic(sections[blocks.section[sentences.block[s]!]!]!.kind)) concluding++
  }
  return concluding === 1
}

/** A dash or a colon behind the name with which a line begins: "ED - change to daily tadalafil". */
const PARTED = /^\s*(?:[-\u2013\u2014]\s|:)/

/** A line or the item of a list begins with it: that is the name of the problem, however much the sentence goes on to say of it. */
function opensProblem(structure: NoteStructure, c: Concept): boolean {
  const { blocks, sentences, text } = structure
  const isLine = blocks.kind[c.block] === BlockKind.paragraph
  if (isLine && !PARTED.test(text.slice(c.span.end, sentences.end[c.sentence]))) return false
  const start = blocks.start[c.block]!
  return sentences.start[c.sentence]! <= start + MARKER && !/[\p{L}\n]/u.test(text.slice(start, c.span.start))
}

/** A text written under titles. */
function isRecord(structure: NoteStructure): boolean {
  const { sections, blocks, sentences } = structure
  const known = sections.filter((s) => s.known).length
  if (isBrief(structure) || known < RECORD_SECTIONS) return false
  if (known >= MANY_SECTIONS) return true
  let untitled = 0
  for (let s = 0; s < sentences.count; s++) {
    if (sections[blocks.section[sentences.block[s]!]!]!.kind === 'untitled') untitled++
  }
  return untitled <= sentences.count * UNTITLED_SHARE
}
