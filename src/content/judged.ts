/** One line as the chooser sees it. */
import { isAdministrative, isEntry, isOfRecord, isOrder } from './entries.ts'
import { type HeadingKind, headingKind, isKeyed } from './headings.ts'
import { columnHeader, headingOver, isLabel, labelOf, nameOf } from './labels.ts'
import type { Line } from './line.ts'
import { GRID, type Rows } from './nearness.ts'
import { judge, PROSE, type Prose } from './prose.ts'

/** Lines cut off for the most part are previews of something that is shown elsewhere. */
export const SHOWN_ENOUGH = 0.4
/** Of a line of which less is seen something is cut off; boxes are measured in fractions of pixels. */
const WHOLE = 0.98
const HEADED = 0.15
/** Score of a sentence that is prose even in a grid. */
const SURELY = 0.65

export const isOfScreens = ({ screen, clinical }: Prose): boolean => screen >= 2 && screen > clinical

const isTold = (prose: Prose): boolean => prose.sentences >= 2 || prose.words >= 20

/** Records hold a sentence in one column at most; where several do, the row tells what happened: data, action, response. */
function isSurelyTold({ text }: Line): boolean {
  const prose = judge(text)
  return prose.sentences > 0 && prose.words >= 6 && prose.score >= SURELY && !isOrder(text, prose)
}

/** Six words take up more than this. */
const SHORTEST_SEED = 16

/** A line with what is made of it; what is dear to find out is found out when it is asked for. */
export class Judged {
  seed: boolean
  /** Whether it is told in a row of a grid together with the cells beside it. */
  isAcross = false
  private found: { label: string; kind: HeadingKind } | undefined
  private judged: Prose | undefined
  private may: boolean | undefined

  constructor(
    readonly line: Line,
    private readonly lines: readonly Line[],
    readonly index: number,
    private readonly rows: Rows,
  ) {
    this.seed = line.text.length >= SHORTEST_SEED && this.isProse() && this.open && this.isHeld()
  }

  get prose(): Prose {
    this.judged ??= judge(this.line.text)
    return this.judged
  }

  /** Whether it may belong to a note at all. */
  get open(): boolean {
    this.may ??= this.mayBelong()
    return this.may
  }

  close(): void {
    this.may = false
    this.seed = false
  }

  private mayBelong(): boolean {
    const { line, prose } = this
    if (line.field || line.editor || prose.words === 0) return false
    const spoken = prose.words >= 15 && prose.sentences >= 1
    if (!spoken && (line.control || isLabel(line))) return false
    const linked = line.linked > line.text.length / 2 && prose.words < 8
    if (linked || line.byline || isOfRecord(line.text) || line.shown < SHOWN_ENOUGH) return false
    return !this.isPreview && !this.rows.isInRecords(line) && !this.isAdministrative
  }

  /** Whether it is what a form asks about a person, a visit or a paper. */
  get isAdministrative(): boolean {
    return !isTold(this.prose) && isAdministrative(nameOf(this.lines, this.index))
  }

  /** Cut off with an ellipsis: what it begins with stands in full elsewhere. */
  private get isPreview(): boolean {
    const { shown, block } = this.line
    return shown < WHOLE && getComputedStyle(block).textOverflow === 'ellipsis'
  }

  private isProse(): boolean {
    const { line, prose } = this
    return prose.words >= 6 && prose.score >= PROSE - HEADED && !isEntry(line.text, prose)
  }

  /** Prose is part of a note in its own right unless it is weak and under no heading of one, or brief and in a grid. */
  private isHeld(): boolean {
    const { line, prose } = this
    if (prose.score < PROSE && (this.kind !== 'section' || isOfScreens(prose))) return false
    if (isTold(prose) || this.row < GRID) return true
    const header = columnHeader(line)
    // A log has no headers: when, who, and a sentence.
    if (!header) return prose.sentences > 0 && prose.words >= 8 && prose.score >= SURELY
    if (headingKind(header) === 'section') return true
    this.isAcross = isSurelyTold(line) && this.rows.tellsBeside(this.index, isSurelyTold)
    return this.isAcross
  }

  get isOrder(): boolean {
    return isOrder(this.line.text, this.prose)
  }

  /** Number of things side by side in the row of the line. */
  get row(): number {
    return this.rows.width(this.index)
  }

  /** Whether it only names what stands beside it. */
  get leads(): boolean {
    return this.rows.leads(this.index)
  }

  get label(): string {
    return this.heading.label
  }

  /** Whether it says itself which part of a note it is. */
  get keyed(): boolean {
    return isKeyed(this.line.text)
  }

  get kind(): HeadingKind {
    return this.heading.kind
  }

  private get heading(): { label: string; kind: HeadingKind } {
    if (!this.found) {
      const label = labelOf(this.lines, this.index)
      const own = headingKind(label)
      // Under "Assessment" each problem has a name of its own, in bold as a rule.
      const over = own === 'other' && label !== '' ? headingKind(headingOver(this.lines, this.index)) : own
      this.found = { label, kind: over === 'section' ? over : own }
    }
    return this.found
  }
}
