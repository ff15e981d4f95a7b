/** Checks what frames answer: it comes from pages, which may be hostile. */
import * as v from 'valibot'
import type { FrameReading } from '../content/types.ts'
import type { RawAnswer } from '../platform/frames.ts'

/** More than any chart; a page that claims more is making it up. */
const MOST_TEXT = 4_000_000
const MOST_PARTS = 5_000
const MOST_CHILDREN = 5_000

const words = v.pipe(v.string(), v.maxLength(500))
const place = v.pipe(v.number(), v.finite())

const part = v.object({
  id: words,
  text: v.pipe(v.string(), v.maxLength(MOST_TEXT)),
  kind: v.picklist(['text', 'field', 'editor', 'selection', 'paste']),
  label: words,
  score: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  top: place,
  left: place,
  date: v.optional(words),
  author: v.optional(words),
  picked: v.optional(v.boolean()),
})

const answer = v.object({
  path: v.pipe(v.array(words), v.maxLength(100)),
  frame: words,
  parts: v.pipe(v.array(part), v.maxLength(MOST_PARTS)),
  unread: v.pipe(
    v.array(
      v.object({
        reason: v.picklist([
          'no-permission',
          'timeout',
          'canvas',
          'pdf',
          'closed-shadow',
          'restricted-page',
          'vanished',
          'too-large',
        ]),
        what: words,
      }),
    ),
    v.maxLength(MOST_PARTS),
  ),
  children: v.pipe(
    v.array(
      v.object({
        step: words,
        visible: v.boolean(),
        active: v.boolean(),
        own: v.boolean(),
        origin: v.pipe(v.string(), v.regex(/^(https?:\/\/[^/\s]+)?$/), v.maxLength(500)),
        loading: v.boolean(),
        top: place,
        left: place,
        width: place,
        height: place,
        what: words,
      }),
    ),
    v.maxLength(MOST_CHILDREN),
  ),
})

/** The well-formed answers as readings. One that is malformed counts as not given, which `assemble` names. */
export function checkAnswers(raw: RawAnswer[]): FrameReading[] {
  return raw.flatMap(({ frameId, answer: given }) => {
    const parsed = v.safeParse(answer, given)
    return parsed.success ? [{ ...parsed.output, frameId }] : []
  })
}
