/**
 * What the notes of the Tabular List say of two codes of one note: which comes first (I.A.13, I.A.17, I.B.7), and which are not coded together
 * (I.A.12.a). Read from the bundled notes; nothing here is written by hand.
 */
import type { Classification, NoteKind, Row } from '../../library/types.ts'
import type { Candidate } from '../coding/suggest.ts'
import { type CodeTest, codeTest } from './patterns.ts'

const CODES = /[([]([A-Z][0-9][0-9A-Z][^)\]]*)[)\]]/g
const PLAIN = /^[A-Z][0-9][0-9A-Z](?:\.[0-9A-Z]{1,4})?$/

export class TabularNotes {
  private readonly tests = new Map<NoteKind, Map<Row, readonly CodeTest[]>>()

  constructor(private readonly codes: Classification) {}

  /** True when the notes of one of these kinds at a code, or at what it stands under, name the other code. */
  names(owner: Row, kinds: readonly NoteKind[], other: Row): boolean {
    const raw = this.codes.rawCode(other)
    for (let row = owner; row >= 0; row = this.codes.parent(row)) {
      if (kinds.some((kind) => this.testsOf(row, kind).some((t) => t(raw)))) {
        // a note at a common header speaks of what lies outside
        if (other < row || other >= this.codes.subtreeEnd(row)) return true
      }
    }
    return false
  }

  private testsOf(row: Row, kind: NoteKind): readonly CodeTest[] {
    let byRow = this.tests.get(kind)
    if (byRow === undefined) {
      byRow = new Map()
      this.tests.set(kind, byRow)
    }
    let tests = byRow.get(row)
    if (tests === undefined) {
      tests = this.codes
        .notes(row)
        .filter((n) => n.kind === kind)
        .flatMap((n) => codesIn(n.text))
        .map(codeTest)
      byRow.set(row, tests)
    }
    return tests
  }
}

/** Code patterns that stand in brackets in a note: "(E08-E13)", "(I50.-)", "(E10.2-, E11.2-)". */
export function codesIn(text: string): string[] {
  const out: string[] = []
  for (const [, list] of text.matchAll(CODES)) {
    // "(E08-E13 with .36)" names final characters that a pattern cannot hold
    if (/\bwith\b/.test(list!)) continue
    for (const item of list!.split(/,|;|\band\b|\bor\b/)) {
      const ends = item
        .trim()
        .replace(/\.?-$/, '')
        .split('-')
        .map((c) => c.trim().replace(/\.$/, ''))
      if (ends.length <= 2 && ends.every((c) => PLAIN.test(c))) out.push(ends.join('-'))
    }
  }
  return out
}

/** Moves codes behind those that the Tabular List puts before them. Returns the moved. */
export function inTabularOrder(candidates: readonly Candidate[], notes: TabularNotes): Candidate[] {
  const moved = new Set<Candidate>()
  const active = candidates.filter((c) => c.tier === 'recommended')
  for (let pass = 0; pass < 3; pass++) {
    let changed = false
    for (const a of active) {
      for (const b of active) {
        if (a === b || a.at > b.at || (a.at === b.at && a.row > b.row)) continue
        const behind =
          (notes.names(a.row, ['codeFirst'], b.row) && !notes.names(b.row, ['codeFirst'], a.row)) ||
          (notes.names(b.row, ['useAdditionalCode'], a.row) && !notes.names(a.row, ['useAdditionalCode'], b.row))
        if (!behind) continue
        a.at = b.at + 0.01
        moved.add(a)
        changed = true
      }
    }
    if (!changed) break
  }
  return [...moved]
}

/**
 * Of two codes of which one excludes the other (Excludes1), the one that says less: a symptom beside the diagnosis that its note names, an
 * unspecified code beside the condition that has a code of its own.
 */
export function excluded(
  candidates: readonly Candidate[],
  notes: TabularNotes,
  saysLess: (c: Candidate) => boolean,
  together: (c: Candidate, by: readonly Candidate[]) => boolean,
): Candidate[] {
  const active = candidates.filter((c) => c.tier === 'recommended')
  return active.filter(
    (c) =>
      saysLess(c) &&
      active.some((o) => o !== c && !saysLess(o) && notes.names(c.row, ['excludes1'], o.row) && together(c, [o])),
  )
}
