/**
 * Chooses what is part of a note among the lines that a frame shows. Lines that are prose in their own right are the seeds;
 * short lines come along where they stand in the same flow as a seed or under a heading of clinical documents. Everything
 * else (menus, grids, banners, lists around the note) stays out.
 */
import { isHtml } from './dom.ts'
import { isOfRecord } from './entries.ts'
import { isSignature } from './headings.ts'
import { isOfScreens, Judged, SHOWN_ENOUGH } from './judged.ts'

import { isLabel, labelOf } from './labels.ts'
import type { Line } from './line.ts'
import { alike, GRID, inColumns, type Meeting, meeting, Rows, sideBySide } from './nearness.ts'
import { type Prose, together } from './prose.ts'
import type { PartKind } from './types.ts'

/** Lines `from` to `to` (half open) that make one part. */
export interface Choice {
  from: number
  to: number
  kind: PartKind
  label: string
  score: number
  date?: string
  author?: string
}

/** Score of anything of some words that stands in a field or editor. */
const WRITTEN = 0.6
/** Words after which a text without a full stop is no list of names but dictated. */
const RUNNING_ON = 40

/** Yields between steps; the choices come in reading order. */
export function* choose(lines: readonly Line[], choices: Choice[]): Generator<void> {
  const judged: Judged[] = []
  const rows = new Rows(lines)
  yield
  for (let i = 0; i < lines.length; i++) {
    judged.push(new Judged(lines[i]!, lines, i, rows))
    if (i % 20 === 19) yield
  }
  closeMenus(judged)
  const cluster = new Clusters(judged.length)
  yield* grow(judged, cluster)
  yield* collect(lines, judged, cluster, choices)
}

/** Takes every line that is shown, as in a region that the person picked; one part under each label. */
export function* chooseAll(lines: readonly Line[], choices: Choice[]): Generator<void> {
  for (let i = 0; i < lines.length; ) {
    const first = lines[i]!
    const label = labelOf(lines, i)
    let to = i + 1
    if (!first.field) while (to < lines.length && !lines[to]!.field && !lines[to]!.heading) to++
    const kind = first.editor ? 'editor' : first.field ? 'field' : 'text'
    if (lines.slice(i, to).some((line) => line.shown > 0))
      choices.push({ from: i, to, kind, label, score: 1, ...byline(lines, i, to) })
    i = to
    yield
  }
}

/** Lines of menus and banners stay out, unless most of the notes stand in them too: some pages never close their navigation. */
function closeMenus(judged: Judged[]): void {
  const told = new Map<Element | null, number>()
  for (const { seed, line } of judged) if (seed) told.set(line.menu, (told.get(line.menu) ?? 0) + line.text.length)
  const outside = told.get(null) ?? 0
  for (const one of judged) {
    const { menu } = one.line
    if (menu && (told.get(menu) ?? 0) <= outside) one.close()
  }
}

/** Groups of lines that belong to one note. */
class Clusters {
  private readonly parent: number[]

  constructor(size: number) {
    this.parent = Array.from({ length: size }, () => -1)
  }

  has = (i: number): boolean => this.parent[i] !== -1

  add(i: number): void {
    if (!this.has(i)) this.parent[i] = i
  }

  find(i: number): number {
    let root = i
    while (this.parent[root] !== root) root = this.parent[root]!
    for (let at = i; at !== root; ) {
      const next = this.parent[at]!
      this.parent[at] = root
      at = next
    }
    return root
  }

  join(i: number, j: number): void {
    this.add(i)
    this.parent[this.find(i)] = this.find(j)
  }
}

function* grow(judged: Judged[], cluster: Clusters): Generator<void> {
  let before = -1
  for (let i = 0; i < judged.length; i++) {
    if (!judged[i]?.seed) continue
    cluster.add(i)
    if (before >= 0 && sameNote(judged[before]!, judged[i]!)) cluster.join(i, before)
    before = i
    if (i % 50 === 49) yield
  }
  yield
  const next = nextSeeds(judged)
  before = -1
  for (let i = 0; i < judged.length; i++) {
    const one = judged[i]!
    if (one.seed) before = i
    else {
      const near = [before, next[i] ?? -1].find((s) => s >= 0 && belongs(one, judged[s]!))
      if (near !== undefined) cluster.join(i, near)
    }
    if (i % 20 === 19) yield
  }
  yield
  joinBlocks(judged, cluster)
}

/** What stands in one block with lines of a note is part of it, down to the shortest line. */
function joinBlocks(judged: Judged[], cluster: Clusters): void {
  const blocks = new Map<Element, number>()
  judged.forEach(({ line }, i) => {
    if (cluster.has(i)) blocks.set(line.block, i)
  })
  judged.forEach((one, i) => {
    const member = blocks.get(one.line.block)
    if (member !== undefined && !cluster.has(i) && one.open) cluster.join(i, member)
  })
}

function nextSeeds(judged: Judged[]): number[] {
  const next: number[] = new Array(judged.length)
  for (let i = judged.length - 1, seed = -1; i >= 0; i--) {
    next[i] = seed
    if (judged[i]?.seed) seed = i
  }
  return next
}

/** Whether two pieces of prose are parts of one note rather than of two things on the same page. */
function sameNote(a: Judged, b: Judged): boolean {
  if (a.line.block === b.line.block) return true
  const met = meeting(a.line, b.line, 6, 6)
  return met !== undefined && ((a.isAcross && b.isAcross) || !inColumns(met))
}

/** Whether a line that is no prose by itself belongs to the note of a seed. */
function belongs(one: Judged, seed: Judged): boolean {
  const { line } = one
  if (line.field || line.editor || line.heading || line.control || line.label) return false
  if (line.block === seed.line.block) return line.shown >= SHOWN_ENOUGH && !isOfRecord(line.text)
  const met = meeting(line, seed.line, 4, 5)
  if (!met || isOfScreens(one.prose)) return false
  const { branchA, branchB } = met
  const parallel = alike(line.above[0]!, seed.line.above[0]!)
  if (!one.open) return parallel && isOwnLine(one, seed, met) && !sideBySide(line, seed.line, met)
  if (one.leads) return false
  if (one.kind === 'section' || (one.keyed && parallel)) return true
  if (one.isOrder) return false
  if (met.fromA > 3 || sideBySide(line, seed.line, met)) return false
  // A section like that of the seed, in which something is said or which notes are known to have.
  const section = parallel && alike(branchA, branchB) && (one.kind === 'shared' || ENDED.test(line.text))
  if (one.row >= GRID) return parallel && inColumn(line, seed.line) && one.prose.words >= 4 && one.prose.score >= 0.3
  if (one.row > 1) return section && inColumn(line, seed.line)
  if (section) return true
  // An entry of a list of things made alike, in another of which the seed stands.
  if (met.fromA > 1 && met.fromB > 1 && branchA.element !== branchB.element && alike(branchA, branchB)) return false
  const listed = line.block.localName === 'li' && (one.prose.words >= 4 || seed.index < one.index)
  return met.fromA <= 2 && met.fromB <= 3 && (parallel || listed || (one.prose.words >= 4 && one.prose.score >= 0.25))
}

/** A heading or signature that stands among the lines of a note as one of them, not around it. */
function isOwnLine({ line }: Judged, seed: Judged, { fromA, fromB }: Meeting): boolean {
  if (!isLabel(line) && !isSignature(line.text)) return false
  if (fromA <= 1 && fromB <= 1) return true
  // Each line in a row of its own.
  return line.cell === line.block && fromA === 2 && fromB === 2 && inColumn(line, seed.line)
}

const ENDED = /[.?!]["”)]?\s*$/

const inColumn = (a: Line, b: Line): boolean => Math.abs(a.box.left - b.box.left) < 4

function* collect(lines: readonly Line[], judged: Judged[], cluster: Clusters, choices: Choice[]): Generator<void> {
  const scores = clusterScores(judged, cluster)
  yield
  for (let i = 0; i < judged.length; ) {
    const one = judged[i]!
    const { line } = one
    let to = i + 1
    if (line.editor) while (to < judged.length && judged[to]?.line.editor === line.editor) to++
    else if (!line.field && cluster.has(i)) while (continues(judged, cluster, i, to)) to++
    if (line.editor || line.field || cluster.has(i)) {
      const kind = line.editor ? 'editor' : line.field ? 'field' : 'text'
      const score = kind === 'text' ? (scores.get(cluster.find(i)) ?? 0) : ownScore(judged, i, to)
      if (score > 0) choices.push({ from: i, to, kind, label: one.label, score, ...byline(lines, i, to) })
    }
    if (Math.floor(i / 20) < Math.floor(to / 20)) yield
    i = to
  }
}

/** A part goes on while its lines follow each other in one note under one label. */
function continues(judged: Judged[], cluster: Clusters, from: number, to: number): boolean {
  const first = judged[from]
  const next = judged[to]
  return (
    first !== undefined &&
    next !== undefined &&
    !next.line.field &&
    cluster.has(to) &&
    cluster.find(to) === cluster.find(from) &&
    (next.label === first.label || next.line.block === judged[to - 1]?.line.block)
  )
}

function clusterScores(judged: Judged[], cluster: Clusters): Map<number, number> {
  const texts = new Map<number, Judged[]>()
  for (let i = 0; i < judged.length; i++) {
    if (!cluster.has(i)) continue
    const root = cluster.find(i)
    const list = texts.get(root)
    if (list) list.push(judged[i]!)
    else texts.set(root, [judged[i]!])
  }
  return new Map(
    [...texts].map(([root, list]) => [
      root,
      noteScore(
        together(list),
        list.some((one) => one.keyed || one.kind === 'section' || one.prose.words >= RUNNING_ON),
      ),
    ]),
  )
}

/** A single sentence may be anything; a note has some mass, says clinical things and does not talk about the screen. */
function noteScore(prose: Prose, headed: boolean): number {
  const mass = Math.min(1, prose.words / 30) * 0.25 + Math.min(1, prose.sentences / 3) * 0.15
  let score = prose.score * 0.6 + mass + (headed ? 0.15 : 0)
  if (prose.clinical * 50 < prose.words) score *= 0.6
  if (prose.people * 50 > prose.words && !prose.personal) score *= 0.4
  if (prose.screen > prose.clinical) score *= 0.6
  if (prose.words < 12 && !headed) score *= 0.6
  if (prose.sentences === 0 && !headed) score *= 0.5
  if (prose.sentences === 1 && prose.words < 20 && prose.clinical < 2 && !headed) score *= 0.75
  return Math.min(1, score)
}

/** What stands in an editor or field was written by someone: less is asked of it than of static text. */
function ownScore(judged: Judged[], from: number, to: number): number {
  const parts = judged.slice(from, to)
  const first = parts[0]!
  const prose = together(parts)
  if (prose.words < 2 || first.isAdministrative) return 0
  // What is set to stand under notes says nothing by itself.
  if (parts.length === 1 && prose.sentences === 0 && prose.words < 12 && isSignature(first.line.text)) return 0
  const headed = first.kind === 'section'
  const score = noteScore(prose, headed)
  const enough = headed ? 2 : first.line.field && isHtml(first.line.field, 'input') ? 6 : 5
  if (prose.words < enough) return 0
  const ofScreens = prose.screen > prose.clinical && prose.screen * 6 > prose.words
  return ofScreens ? score : Math.max(score, WRITTEN)
}

/** Date and author where the page shows them right beside the part. */
function byline(lines: readonly Line[], from: number, to: number): { date?: string; author?: string } {
  const first = lines[from]!
  let date: string | undefined
  let author: string | undefined
  for (const i of [from - 1, to, from - 2, to + 1, from - 3, to - 1]) {
    const line = lines[i]
    if (!line || line.text.length > 120) continue
    const said = line.byline
    if (!said || !meeting(line, first, 5, 5) || line.shown === 0) continue
    date ??= said.date
    author ??= said.author
  }
  return { ...(date ? { date } : {}), ...(author ? { author } : {}) }
}
