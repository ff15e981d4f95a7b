/** One reading of a frame: walk, choose, and keep the way back to the page for marking. */
import { type Choice, choose, chooseAll } from './choose.ts'
import { documentElement, documentTitle } from './dom.ts'
import { joinLines } from './find.ts'
import { frameName, framePath } from './frames.ts'
import type { Line } from './line.ts'
import type { PartPlace } from './places.ts'
import { elementsOf } from './region.ts'
import { selectedField, selectedText, selectionOf } from './selection.ts'
import type { FrameAnswer, NotePart, Region } from './types.ts'
import { type Walked, walk, walkWithin } from './walk.ts'

/** Milliseconds of work on the page's thread between two pauses, and in all for walking and for choosing. */
const SLICE = 16
const WALK = 2000
const CHOOSE = 1000

export interface FrameRead {
  answer: FrameAnswer
  places: Map<string, PartPlace>
}

/**
 * Never rejects: what went wrong is named in `unread`.
 * @param regions those that the person picked for this site
 */
export async function readFrame(view: Window, regions: readonly Region[]): Promise<FrameRead> {
  const doc = view.document
  const places = new Map<string, PartPlace>()
  const walked: Walked = { lines: [], children: [], unread: [] }
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
    const walkedAll = await inSlices(whole.length ? walkAll(whole, walked) : walk(doc, walked), WALK)
    let choseAll = true
    const selected = selectedField(doc) ?? (selection && selectedText(selection, walked.lines))
    if (selected) keep(places, answer.parts, selected, selectionPart(view))
    else {
      const choices: Choice[] = []
      const choosing = picked.length ? chooseAll(walked.lines, choices) : choose(walked.lines, choices)
      choseAll = await inSlices(choosing, CHOOSE)
      const adding = addParts(view, walked, choices.slice(0, MOST_PARTS), places, answer.parts)
      choseAll = (await inSlices(adding, CHOOSE)) && choseAll
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
  return { answer, places }
}

function* walkAll(elements: readonly Element[], walked: Walked): Generator<void> {
  for (const element of elements) yield* walkWithin(element, walked)
}

/** Runs the steps with room for the page in between; false when the budget ended before they did. */
async function inSlices(steps: Generator<void>, budget: number): Promise<boolean> {
  for (let spent = 0; spent < budget; ) {
    const start = performance.now()
    let done = false
    while (!done && performance.now() - start < SLICE) done = steps.next().done === true
    if (done) return true
    spent += performance.now() - start
    await pause()
  }
  return false
}

/** A message channel comes back sooner than a timer, which browsers slow down when nested. */
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })

type PartFacts = Omit<NotePart, 'id' | 'text'>

function selectionPart(view: Window): PartFacts {
  return { kind: 'selection', label: '', score: 1, top: view.scrollY, left: view.scrollX }
}

/** More parts than any chart has; the rest of a page that goes on is named, not read. */
const MOST_PARTS = 2000

function keep(places: Map<string, PartPlace>, parts: NotePart[], place: PartPlace, facts: PartFacts): void {
  const id = `p${parts.length}`
  places.set(id, place)
  parts.push({ id, text: place.text, ...facts })
}

function* addParts(
  view: Window,
  { lines, children }: Walked,
  choices: readonly Choice[],
  places: Map<string, PartPlace>,
  parts: NotePart[],
): Generator<void> {
  const { scrollX, scrollY } = view
  for (const { from, to, ...facts } of choices) {
    const first = lines[from]!
    // Only among frames does it matter where a part stands.
    const at = children.length ? { top: first.box.top + scrollY, left: first.box.left + scrollX } : { top: 0, left: 0 }
    const place: PartPlace = first.field
      ? { kind: 'field', text: first.field.value, field: first.field, offset: 0, whole: true }
      : textPlace(lines.slice(from, to).filter((line) => line.shown > 0))
    keep(places, parts, place, { ...facts, ...at })
    yield
  }
}

function textPlace(lines: readonly Line[]): PartPlace {
  return { kind: 'text', ...joinLines(lines) }
}
