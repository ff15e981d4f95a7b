/**
 * The content script: reads and marks the note in a frame and in all those within it that may be entered from there. Bundled as one classic
 * self-contained script that the background injects on demand; it calls no browser API and sends nothing by itself.
 *
 * One reader for all frames of an origin: a browser makes code fast while it runs, and does so in each frame anew, so that of twenty frames
 * that each read themselves all would have ended before theirs became fast. Frames of other origins need a reader of their own.
 *
 * Contract with the background (through src/platform):
 * 1. Inject this file into the top document (`injectImmediately`). Injecting it again into the same document changes nothing.
 * 2. Read: `read()` gives the `FrameAnswer`s (types.ts) of the frame and of those within it, some at a time, as JSON of an array. Frames that
 *    never answer hold up none of the others when each reader sends what it has by `runtime.sendMessage`: `sender.frameId` names the
 *    reader's frame, and with it an answer becomes a `FrameReading`.
 * 3. Where `hasOthers()` says so, inject the file into all frames and read those; readers of frames that another one reads give nothing.
 * 4. Assemble: `assemble(readings)` of src/background/assemble.ts decides which frames are visible, takes out what is read twice, drops
 *    what is no note, orders and joins. It also names visible frames that gave no answer.
 * 5. Mark: `marksFor(assembled, ranges, scrollTo)` of the same file turns ranges of the joined text into one call of `mark` for each reader.
 *    `read()` keeps the places of its parts until the next `read()`; marks stay until the next `mark`.
 * 6. Unmark: `unmark()` in all frames.
 * 7. Follow: `watch(tell, parts)` by the readers that parts were taken from.
 * 8. Write, at the person's wish: `cursor()` of all readers, then `insert(text)` of the one with the latest.
 */
import { Entered } from './entered.ts'
import type { View } from './frames.ts'
import type { Cursor } from './insert.ts'
import { Pace } from './pace.ts'
import { Picker } from './picker.ts'
import type { PartPlace } from './places.ts'
import { type Reading, readFrame } from './read.ts'
import type { FrameAnswer, MarkRange, NoteSignal, PageReader, Region } from './types.ts'

/** Milliseconds after which what was read so far is given out, and those after which further frames are left to be named as unread. */
const GIVE_OUT = 100
const READ_LIMIT = 8000

class Reader implements PageReader {
  private readonly entered = new Map<Document, Entered>()
  private picker: Picker | undefined
  private others = false

  constructor(private readonly view: View) {
    this.enter(view)
  }

  async *read(regions: readonly Region[] = []): AsyncGenerator<string> {
    for (const one of this.entered.values()) one.unwatch()
    if (isReadFromAround(this.view)) return
    const places = new Map<Entered, ReadonlyMap<string, PartPlace>>()
    try {
      let answers: FrameAnswer[] = []
      let given = performance.now()
      for await (const { frame, answer, where } of this.frames(regions)) {
        answers.push(answer)
        places.set(frame, where)
        if (performance.now() - given < GIVE_OUT) continue
        yield JSON.stringify(answers)
        answers = []
        given = performance.now()
      }
      if (answers.length) yield JSON.stringify(answers)
    } finally {
      for (const one of this.entered.values()) one.places = places.get(one) ?? new Map()
    }
  }

  /** The frame itself first, then those within it. One that shows another document by the time that it was read has no answer. */
  private async *frames(regions: readonly Region[]) {
    const reading: Reading = { regions, pace: new Pace(), parts: 0 }
    const until = performance.now() + READ_LIMIT
    this.others = false
    const views = [this.view]
    for (const view of views) {
      const frame = this.enter(view)
      const { answer, places: where, within } = await readFrame(view, reading)
      this.others ||= answer.children.some(({ visible, own }) => visible && !own)
      if (!frame.isLeft) yield { frame, answer, where }
      if (performance.now() > until) return
      views.push(...within)
    }
  }

  private enter(view: View): Entered {
    for (const [doc, { isLeft }] of this.entered) if (isLeft) this.entered.delete(doc)
    const frame = this.entered.get(view.document) ?? new Entered(view)
    this.entered.set(view.document, frame)
    return frame
  }

  hasOthers(): boolean {
    return this.others
  }

  mark(ranges: readonly MarkRange[], scrollTo?: number): { marked: number } {
    const aim = scrollTo === undefined ? undefined : ranges[scrollTo]
    let marked = 0
    for (const { places, marks } of this.entered.values()) {
      const own = ranges.filter(({ partId }) => places.has(partId))
      const at = aim ? own.indexOf(aim) : -1
      marked += marks.set(places, own, at < 0 ? undefined : at)
    }
    return { marked }
  }

  unmark(): void {
    for (const { marks } of this.entered.values()) marks.clear()
  }

  watch(tell: (signal: NoteSignal) => void, parts: readonly string[]): void {
    for (const one of this.entered.values()) {
      one.unwatch()
      if (parts.some((id) => one.places.has(id))) one.watch(tell)
    }
  }

  pick(done: (region: Region | null) => void): void {
    this.picker?.stop()
    this.picker = new Picker(this.view, done)
  }

  unpick(): void {
    this.picker?.stop()
  }

  cursor(): number {
    return this.lastUsed()?.at ?? 0
  }

  insert(text: string): boolean {
    return this.lastUsed()?.insert(text) ?? false
  }

  private lastUsed(): Cursor | undefined {
    const cursors = [...this.entered.values()].filter(({ isLeft }) => !isLeft).map(({ cursor }) => cursor)
    return cursors.sort((a, b) => b.at - a.at)[0]
  }
}

/** Whether the reader of the frame around this one, of the same origin, reads it too. */
function isReadFromAround(view: View): boolean {
  return view.frameElement !== null && Object.hasOwn(view.parent, '__chartsideReader')
}

// What a page calls its elements and frames is found on its window too, but not as the window's own.
if (!Object.hasOwn(globalThis, '__chartsideReader')) globalThis.__chartsideReader = new Reader(window)
