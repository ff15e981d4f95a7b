/** The reading of one frame: walk, choose, and keep the way back to the page for marking. */
import { type Choice, choose, chooseAll } from './choose.ts'
import { documentElement, documentTitle } from './dom.ts'
import { joinLines } from './find.ts'
import { frameName, framePath, type View } from './frames.ts'
import type { Line } from './line.ts'
import { inSlices, type Pace } from './pace.ts'
import type { PartPlace } from './places.ts'
import { elementsOf } from './region.ts'
import { selectedField, selectedText, selectionOf } from './selection.ts'
import type { FrameAnswer, NotePart, Region } from './types.ts'
import { type Walked, walk, walkWithin } from './walk.ts'

/** Milliseconds of work on a frame in all for walking and for choosing. */
const WALK = 2000
const CHOOSE = 1000

export interface FrameRead {
  answer: FrameAnswer
  /** By the ids of the parts. */
  places: Map<string, PartPlace>
  /** The frames shown within this one that may be read from here. */
  within: View[]
}

/** What the frames have in common that are read one after the other. */
export interface Reading {
  /** Those that the person picked for this site. */
  regions: readonly Region[]
  pace: Pace
  /** How many parts were found so far: no two parts of a reading have the same id. */
  parts: number
}

/** Never rejects: what went wrong is named in `unread`. */
export async function readFrame(view: View, reading: Reading): Promise<FrameRead> {
  const doc = view.document
  const { regions, pace } = reading
  const places = new Map<string, PartPlace>()
  const walked: Walked = { lines: [], children: [], within: [], unread: [] }
  const answer: FrameAnswer = {
    path: framePath(view),
    frame: frameName(documentTitle(doc), view.location.pathname),
    parts: [],
    unread: walked.unread,
    children: walked.children,
  }
  try {
    const picked = elementsOf(view, regions)
    const root = documentElement(doc)
    // What is selected may stand where no note would.
    const selection = selectionOf(doc)
    const whole = picked.length || !root || !selection ? picked : [root]
    const walkedAll = await inSlices(whole.length ? walkAll(whole, walked) : walk(doc, walked), WALK, pace)
    let choseAll = true
    const selected = selectedField(doc) ?? (selection && selectedText(selection, walked.lines))
    if (selected) keep(places, answer.parts, selected, selectionPart(view), reading)
    else {
      const choices: Choice[] = []
      const choosing = picked.length ? chooseAll(walked.lines, choices) : choose(walked.lines, choices)
      choseAll = await inSlices(choosing, CHOOSE, pace)
      const adding = addParts(view, walked, choices.slice(0, MOST_PARTS), places, answer.parts, reading)
      choseAll = (await inSlices(adding, CHOOSE, pace)) && choseAll
      if (picked.length) for (const part of answer.parts) part.picked = true
      if (choices.length > MOST_PARTS)
        walked.unread.push({ reason: 'too-large', what: 'the rest of this page: it has too many parts' })
    }
    if (!walkedAll || !choseAll)
      walked.unread.push({ reason: 'timeout', what: 'the rest of this page: it is too large to read in time' })
  } catch {
    // A page may change or break anything while it is read; what was read before stands.
    walked.unread.push({ reason: 'vanished', what: 'a part of the page that changed while it was read' })
  }
  return { answer, places, within: walked.within }
}

function* walkAll(elements: readonly Element[], walked: Walked): Generator<void> {
  for (const element of elements) yield* walkWithin(element, walked)
}

type PartFacts = Omit<NotePart, 'id' | 'text'>

function selectionPart(view: Window): PartFacts {
  return { kind: 'selection', label: '', score: 1, top: view.scrollY, left: view.scrollX }
}

/** More parts than any chart has; the rest of a page that goes on is named, not read. */
const MOST_PARTS = 2000

function keep(
  places: Map<string, PartPlace>,
  parts: NotePart[],
  place: PartPlace,
  facts: PartFacts,
  reading: Reading,
): void {
  const id = `p${reading.parts++}`
  places.set(id, place)
  parts.push({ id, text: place.text, ...facts })
}

function* addParts(
  view: Window,
  { lines, children }: Walked,
  choices: readonly Choice[],
  places: Map<string, PartPlace>,
  parts: NotePart[],
  reading: Reading,
): Generator<void> {
  const { scrollX, scrollY } = view
  for (const { from, to, ...facts } of choices) {
    const first = lines[from]!
    // Only among frames does it matter where a part stands.
    const at = children.length ? { top: first.box.top + scrollY, left: first.box.left + scrollX } : { top: 0, left: 0 }
    const place: PartPlace = first.field
      ? { kind: 'field', text: first.field.value, field: first.field, offset: 0, whole: true }
      : textPlace(lines.slice(from, to).filter((line) => line.shown > 0))
    keep(places, parts, place, { ...facts, ...at }, reading)
    yield
  }
}

function textPlace(lines: readonly Line[]): PartPlace {
  return { kind: 'text', ...joinLines(lines) }
}
