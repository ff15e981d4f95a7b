/**
 * The content script: reads and marks the note in one frame. Bundled as one classic self-contained script that the background
 * injects on demand into every frame that it may enter; it calls no browser API and sends nothing by itself.
 *
 * Contract with the background (through src/platform):
 * 1. Inject this file: `scripting.executeScript({ target: { tabId, allFrames: true }, injectImmediately: true, files })`.
 *    Injecting it again into the same document changes nothing.
 * 2. Read: `executeScript({ target, func: () => globalThis.__chartsideReader?.read() })`. The answer of a frame is a
 *    `FrameAnswer` (types.ts) in JSON; with the `frameId` of its injection result it becomes a `FrameReading`. `null` comes from a frame
 *    that navigated meanwhile. executeScript over all frames answers only when the last frame has: a frame that never answers
 *    holds the others, so either read frame by frame with `frameIds` under a time limit of its own, or let `func` send each answer with
 *    `runtime.sendMessage` (`sender.frameId` names the frame).
 * 3. Assemble: `assemble(readings)` of src/background/assemble.ts decides which frames are visible, takes out what is read twice, drops
 *    what is no note, orders and joins. It also names visible frames that gave no answer.
 * 4. Mark: `marksFor(assembled, ranges, scrollTo)` of the same file turns ranges of the joined text into one call for each
 *    frame: `executeScript({ target: { tabId, frameIds: [frameId] }, func: (r, s) => globalThis.__chartsideReader?.mark(r, s), args })`.
 *    `read()` keeps the places of its parts until the next `read()` in that frame; marks stay until the next `mark`.
 * 5. Unmark: `unmark()` in all frames.
 * 6. Follow: `watch(tell)` in the frames that parts were taken from.
 * 7. Write, at the person's wish: `cursor()` in all frames, then `insert(text)` in the one with the latest.
 */
import { Cursor } from './insert.ts'
import { mark, unmark } from './mark.ts'
import { Picker } from './picker.ts'
import type { PartPlace } from './places.ts'
import { lentReading } from './shared.ts'
import type { PageReader } from './types.ts'
import { Watch } from './watch.ts'

function createReader(): PageReader {
  const readFrame = lentReading(window)
  let places = new Map<string, PartPlace>()
  let watch: Watch | undefined
  let picker: Picker | undefined
  const cursor = new Cursor(window)
  return {
    async read(regions = []) {
      watch?.stop()
      const reading = await readFrame(window, regions)
      places = reading.places
      return JSON.stringify(reading.answer)
    },
    mark: (ranges, scrollTo) => mark(window, places, ranges, scrollTo),
    unmark: () => unmark(window),
    watch(tell) {
      watch?.stop()
      watch = places.size ? new Watch(window, places, tell) : undefined
    },
    pick(done) {
      picker?.stop()
      picker = new Picker(window, done)
    },
    unpick: () => picker?.stop(),
    cursor: () => cursor.at,
    insert: (text) => cursor.insert(text),
  }
}

globalThis.__chartsideReader ??= createReader()
