/**
 * Frames of one origin share the code that reads them. A browser makes code fast while it runs, and does so in each frame anew: of twenty
 * frames that each read themselves, all would have ended before theirs became fast. So the outermost frame of an origin that a reader was put
 * into lends its code to those within it. Only code is lent: what is read of a frame stays there.
 */
import { readFrame } from './read.ts'

type Reading = typeof readFrame

declare global {
  var __chartsideReading: Reading | undefined
}

/** The reading of this frame's document, by the code of the outermost frame around it that lends its own. */
export function lentReading(view: Window): Reading {
  let lent: Reading | undefined
  for (let at = view; at.parent !== at; ) {
    at = at.parent
    try {
      lent = lentBy(at) ?? lent
    } catch {
      // A frame of another origin lends nothing; there may be one of this origin around it.
    }
  }
  globalThis.__chartsideReading = lent ?? readFrame
  return globalThis.__chartsideReading
}

/** A property of the window's own: what a page calls its elements and frames is found on a window too, further up. */
const lentBy = (view: Window): Reading | undefined =>
  Object.hasOwn(view, '__chartsideReading') ? (view as Window & typeof globalThis).__chartsideReading : undefined
