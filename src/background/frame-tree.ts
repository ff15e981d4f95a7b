/** Puts the answers of the frames back into the tree that they make on the page. */
import type { ChildFrame, FrameReading, Unread } from '../content/types.ts'

export interface ShownFrame {
  reading: FrameReading
  /** Frames shown within this one, each with its element in this document. */
  children: { element: ChildFrame; frame: ShownFrame }[]
  /** Whether the focus is in this frame itself, not in one within it. */
  focused: boolean
}

export interface FrameTree {
  /** The top page and frames whose parent gave no answer; each with all that is shown within it. */
  roots: ShownFrame[]
  unread: Unread[]
}

/** Frames smaller than this, CSS pixels, hold no note; that they cannot be read is not worth a word. */
const WORTH_NAMING = { width: 120, height: 60 }

/** Names a document of the page. A child's path is longer than its parent's, so that no answer can make a frame stand within itself. */
export const keyOf = (path: readonly string[]): string => JSON.stringify(path)

/**
 * Only frames that every document around them shows are in the tree.
 * @param allowed origins that may be read, so that the silence of their frames is no want of permission
 */
export function frameTree(readings: readonly FrameReading[], allowed: ReadonlySet<string>): FrameTree {
  const byPath = new Map(readings.map((reading) => [keyOf(reading.path), reading]))
  const unread: Unread[] = []
  const build = (reading: FrameReading, focused: boolean): ShownFrame => {
    const frame: ShownFrame = { reading, children: [], focused: focused && !reading.children.some((c) => c.active) }
    for (const element of reading.children) {
      if (!element.visible) continue
      const child = byPath.get(keyOf([...reading.path, element.step]))
      if (child) frame.children.push({ element, frame: build(child, focused && element.active) })
      const missing = !child || (element.loading && !child.parts.length)
      if (missing && element.width >= WORTH_NAMING.width && element.height >= WORTH_NAMING.height)
        unread.push(silence(element, allowed))
    }
    return frame
  }
  const hasParent = (reading: FrameReading) => byPath.has(keyOf(reading.path.slice(0, -1)))
  const roots = readings.filter((one) => !one.path.length || !hasParent(one)).map((one) => build(one, true))
  return { roots, unread }
}

function silence({ own, origin, what }: ChildFrame, allowed: ReadonlySet<string>): Unread {
  if (own || allowed.has(origin)) return { reason: 'timeout', what }
  return { reason: 'no-permission', what, ...(origin ? { site: origin } : {}) }
}

/** Origins of the frames of other sites of which nothing was heard: they may want permission, or more time. */
export function silentOrigins(readings: readonly FrameReading[]): string[] {
  const heard = new Set(readings.map(({ path }) => keyOf(path)))
  const silent = readings.flatMap(({ path, children }) =>
    children.filter(({ own, origin, step }) => !own && origin && !heard.has(keyOf([...path, step]))),
  )
  return [...new Set(silent.map(({ origin }) => origin))]
}

/** All frames of a tree, each before those within it. */
export function* framesOf(frames: readonly ShownFrame[]): Generator<ShownFrame> {
  for (const frame of frames) {
    yield frame
    yield* framesOf(frame.children.map((child) => child.frame))
  }
}
