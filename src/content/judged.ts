/** One line as the chooser sees it. */
import { type HeadingKind, headingKind, isByline, isKeyed } from './headings.ts'
import { headingOver, isLabel, labelOf } from './labels.ts'
import type { Line } from './lines.ts'
import type { Rows } from './nearness.ts'
import { judge, PROSE, type Prose } from './prose.ts'

/** Lines cut off for the most part are previews of something that is shown elsewhere. */
export const SHOWN_ENOUGH = 0.4
const HEADED = 0.15
/** Rows of this many cells make a grid, in which only what is told at some length is part of a note. */
export const GRID = 3

export const isOfScreens = ({ screen, clinical }: Prose): boolean => screen >= 2 && screen > clinical

const isTold = (prose: Prose): boolean => prose.sentences >= 2 || prose.words >= 20

/** Six words take up more than this. */
const SHORTEST_SEED = 16

/** A line with what is made of it; what is dear to find out is found out when it is asked for. */
export class Judged {
  readonly seed: boolean
  private found: { label: string; kind: HeadingKind } | undefined
  private judged: Prose | undefined
  private may: boolean | undefined

  constructor(
    readonly line: Line,
    private readonly lines: readonly Line[],
    private readonly index: number,
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
  }

  private mayBelong(): boolean {
    const { line, prose } = this
    if (line.field || line.editor || prose.words === 0) return false
    const spoken = prose.words >= 15 && prose.sentences >= 1
    if (!spoken && (line.control || isLabel(line))) return false
    const linked = line.linked > line.text.length / 2 && prose.words < 8
    return !linked && !isByline(line.text) && line.shown >= SHOWN_ENOUGH
  }

  private isProse(): boolean {
    const { line, prose } = this
    return prose.words >= 6 && prose.score >= PROSE - HEADED && !isEntry(line.text, prose)
  }

  /** Prose is part of a note in its own right unless it is weak and under no heading of one, or brief and in a grid. */
  private isHeld(): boolean {
    const { prose } = this
    if (prose.score < PROSE && this.kind !== 'section') return false
    return isTold(prose) || this.row < GRID
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

const DIRECTIONS =
  /^(take|inhale|apply|inject|instill|use|place|chew|dissolve|give|spray)\b.*\b(tablets?|capsules?|puffs?|sprays?|drops?|mouth|daily|times|hours|needed|patch|ml|units?)\b/i

/** An entry of a header, form or list of orders, no prose, whatever its words: "Facility: Birch Hill", "Take one tablet daily." */
function isEntry(text: string, prose: Prose): boolean {
  if (prose.words < 25 && prose.sentences <= 1 && DIRECTIONS.test(text)) return true
  if (isKeyed(text)) return false
  const key = text.match(/^\s*(\p{Lu}[^:.]{0,40}):\s/u)?.[1]
  return key !== undefined && prose.sentences === 0 && prose.words < 15 && headingKind(key) !== 'section'
}
