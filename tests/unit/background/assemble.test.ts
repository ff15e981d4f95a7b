import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assemble, marksFor } from '../../../src/background/assemble.ts'
import { silentOrigins } from '../../../src/background/frame-tree.ts'
import type { ChildFrame, FrameReading, NotePart } from '../../../src/content/types.ts'

const ALLOWED = 'https://labs.example'
const OTHER = 'https://pacs.example'

const HISTORY = 'She reports ankle swelling for three weeks, worse in the evening.'
const PLAN = 'Stop ibuprofen today and repeat the potassium in one week.'
const LETTER = 'Thank you for seeing this man with recurrent gout of the right big toe.'

const part = (text: string, more: Partial<NotePart> = {}): NotePart => ({
  id: `p${text.length}`,
  text,
  kind: 'text',
  label: '',
  score: 1,
  top: 0,
  left: 0,
  ...more,
})

const child = (step: string, more: Partial<ChildFrame> = {}): ChildFrame => ({
  step,
  visible: true,
  active: false,
  own: true,
  origin: '',
  loading: false,
  top: 0,
  left: 0,
  width: 600,
  height: 400,
  what: `frame ${step}`,
  ...more,
})

const frame = (path: string[], parts: NotePart[], children: ChildFrame[] = []): FrameReading => ({
  frameId: Number(path.join('') || 0) + 1,
  path,
  frame: `frame ${path.join('/')}`,
  parts,
  unread: [],
  children,
})

const texts = (readings: FrameReading[]): string[] => {
  const { text, parts } = assemble(readings)
  return parts.map(({ start, end }) => text.slice(start, end))
}

describe('the joined text', () => {
  it('is the parts with two newlines between them', () => {
    const { text, parts } = assemble([frame([], [part(HISTORY), part(PLAN)])])
    expect(text).toBe(`${HISTORY}\n\n${PLAN}`)
    expect(parts.map(({ start, end }) => text.slice(start, end))).toEqual([HISTORY, PLAN])
  })
  it('keeps the white space of a part to the letter', () => {
    const padded = `\t${HISTORY}  \n\n\n`
    expect(texts([frame([], [part(padded)])])).toEqual([padded])
  })
  it('is empty without a note', () => {
    expect(assemble([])).toEqual({ text: '', parts: [], unread: [], frames: 0 })
  })
})

describe('parts', () => {
  it('that look like no note are left out', () => {
    expect(texts([frame([], [part('Calendar Messages', { score: 0.2 })])])).toEqual([])
  })
  it('that are less sure count beside one that is sure', () => {
    const doubtful = part(PLAN, { score: 0.45 })
    expect(texts([frame([], [doubtful])])).toEqual([])
    expect(texts([frame([], [part(HISTORY), doubtful])])).toEqual([HISTORY, PLAN])
  })
  it('that stand in several frames are read once, from the editor', () => {
    const { parts } = assemble([
      frame([], [part(HISTORY)], [child('0')]),
      frame(['0'], [part(HISTORY, { kind: 'editor' })]),
    ])
    expect(parts.map(({ kind }) => kind)).toEqual(['editor'])
  })
  it('keep what is new in them beside what is repeated', () => {
    const long = `${HISTORY} ${PLAN}`
    const { text, parts } = assemble([frame([], [part(HISTORY, { kind: 'field' }), part(long)])])
    expect(parts.map(({ start, end, offset }) => [text.slice(start, end), offset])).toEqual([
      [HISTORY, 0],
      [PLAN, HISTORY.length + 1],
    ])
  })
})

describe('frames', () => {
  it('that are hidden anywhere on the way up are left out', () => {
    const readings = [
      frame([], [], [child('0', { visible: false }), child('1')]),
      frame(['0'], [], [child('0')]),
      frame(['0', '0'], [part(HISTORY)]),
      frame(['1'], [part(PLAN)]),
    ]
    expect(texts(readings)).toEqual([PLAN])
  })
  it('come where they stand on the page', () => {
    const readings = [
      frame(['0'], [part(PLAN)]),
      frame([], [part(HISTORY, { top: 10 }), part(LETTER, { top: 900 })], [child('0', { top: 300 })]),
    ]
    expect(texts(readings)).toEqual([HISTORY, PLAN, LETTER])
  })
  it('without an answer are named, unless they are too small to hold a note', () => {
    const { unread } = assemble([frame([], [], [child('0'), child('1', { width: 1 }), child('2', { visible: false })])])
    expect(unread).toEqual([{ reason: 'timeout', what: 'frame 0' }])
  })
  it('of another site without an answer want permission', () => {
    const { unread } = assemble([frame([], [], [child('0', { own: false })])])
    expect(unread).toEqual([{ reason: 'no-permission', what: 'frame 0' }])
  })
  it('of a site that is allowed only took too long', () => {
    const readings = [
      frame([], [], [child('0', { own: false, origin: ALLOWED }), child('1', { own: false, origin: OTHER })]),
    ]
    expect(silentOrigins(readings)).toEqual([ALLOWED, OTHER])
    expect(assemble(readings, new Set([ALLOWED])).unread).toEqual([
      { reason: 'timeout', what: 'frame 0' },
      { reason: 'no-permission', what: 'frame 1', site: OTHER },
    ])
  })
  it('that answered are not asked about', () => {
    const readings = [frame([], [], [child('0', { own: false, origin: OTHER })]), frame(['0'], [part(PLAN)])]
    expect(silentOrigins(readings)).toEqual([])
  })
  it('that are still empty are named although they answer', () => {
    const { unread } = assemble([frame([], [], [child('0', { loading: true })]), frame(['0'], [])])
    expect(unread).toEqual([{ reason: 'timeout', what: 'frame 0' }])
  })
  it('are read without an answer of the frame around them', () => {
    expect(texts([frame([], [], [child('0')]), frame(['0', '2'], [part(HISTORY)])])).toEqual([HISTORY])
  })
  it('of a page that claims to be within itself end somewhere', () => {
    const loop = frame([], [part(HISTORY)], [child('')])
    expect(texts([loop, { ...loop, path: [''] }])).toContain(HISTORY)
  })
})

describe('a selection', () => {
  it('is all that is read', () => {
    expect(texts([frame([], [part(HISTORY), part(PLAN, { kind: 'selection' })])])).toEqual([PLAN])
  })
  it('in the frame with the focus goes before one that lingers elsewhere', () => {
    const readings = [
      frame([], [part(LETTER, { kind: 'selection' })], [child('0', { active: true })]),
      frame(['0'], [part(PLAN, { kind: 'selection' })]),
    ]
    expect(texts(readings)).toEqual([PLAN])
  })
})

describe('marks', () => {
  const assembled = assemble([
    frame([], [part(HISTORY)], [child('0', { top: 500 })]),
    frame(['0'], [part(`${HISTORY} ${PLAN}`, { id: 'x' })]),
  ])
  const range = (words: string) => {
    const start = assembled.text.indexOf(words)
    return { start, end: start + words.length }
  }

  it('go to the frame and the place in the part from which the words were read', () => {
    const [call] = marksFor(assembled, [range('repeat the potassium')], 0)
    const start = `${HISTORY} ${PLAN}`.indexOf('repeat')
    expect(call).toEqual({
      frameId: 1,
      scrollTo: 0,
      ranges: [{ partId: 'x', start, end: start + 20, quote: 'repeat the potassium' }],
    })
  })
  it('across parts become one in each, and one of them is scrolled to', () => {
    const calls = marksFor(assembled, [range('ankle'), { start: 0, end: assembled.text.length }], 1)
    expect(calls.flatMap(({ ranges }) => ranges.map(({ quote }) => quote))).toEqual(['ankle', HISTORY, PLAN])
    expect(calls.filter(({ scrollTo }) => scrollTo !== undefined)).toHaveLength(1)
  })
  it('quote the joined text wherever they fall', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), (a, b) => {
        for (const { ranges } of marksFor(assembled, [{ start: a, end: b }]))
          for (const one of ranges) expect(one.end - one.start).toBe(one.quote.length)
      }),
    )
  })
})
