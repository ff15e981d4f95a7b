import { describe, expect, it } from 'vitest'
import type { AssembledPart } from '../../../src/background/assemble.ts'
import { choose, chosenText, notesOf } from '../../../src/background/notes.ts'

/** Parts one after another, two newlines between them, and the text that they make. */
function page(...facts: (Partial<AssembledPart> & { text: string })[]): { text: string; parts: AssembledPart[] } {
  let text = ''
  const parts = facts.map(({ text: own, ...more }, i): AssembledPart => {
    if (text) text += '\n\n'
    const start = text.length
    text += own
    const place = { start, end: text.length, offset: 0 }
    return { partId: `p${i}`, frameId: 0, document: '[]', frame: 'Chart', label: '', kind: 'text', ...place, ...more }
  })
  return { text, parts }
}

const AUTUMN = { text: 'Knees stiff on waking.', date: '4 Sep 2026', author: 'Nadia Crewe, MD', label: 'Office visit' }
const WINTER = { text: 'Fish hook in the thumb.', date: '02/02/2026', label: 'Urgent visit' }

describe('notes of different dates', () => {
  it('are kept apart, with date and author as the page shows them, and the latest is chosen', () => {
    const { parts } = page(WINTER, AUTUMN)
    expect(notesOf(parts)).toEqual([
      { id: '0/p0', title: 'Urgent visit', date: '02/02/2026', parts: [0], chosen: false },
      {
        id: '0/p1',
        title: 'Office visit',
        date: '4 Sep 2026',
        author: 'Nadia Crewe, MD',
        parts: [1],
        chosen: true,
      },
    ])
  })

  it('take the parts without a date that follow them', () => {
    const { parts } = page(AUTUMN, { text: 'Plan: exercises.' }, WINTER, { text: 'Tetanus booster.' })
    expect(notesOf(parts).map((note) => note.parts)).toEqual([
      [0, 1],
      [2, 3],
    ])
  })

  it('leave what is being written the one that is analysed', () => {
    const { parts } = page(AUTUMN, WINTER, { text: 'Seen today for a cough.', kind: 'editor' })
    expect(notesOf(parts).map(({ chosen }) => chosen)).toEqual([false, false, true])
  })
})

describe('parts of one date, however it is written, or of none', () => {
  it.each([
    ['two ways to write a day', page(AUTUMN, { text: 'Plan.', date: '2026-09-04' })],
    ['no date', page({ text: 'One.' }, { text: 'Two.' })],
    ['one date', page({ text: 'One.' }, AUTUMN)],
  ])('with %s are one note', (_, { parts }) => {
    expect(notesOf(parts)).toMatchObject([{ parts: [0, 1], chosen: true }])
  })

  it('that are not there make no note', () => {
    expect(notesOf([])).toEqual([])
  })
})

describe('what is analysed', () => {
  const { text, parts } = page(WINTER, AUTUMN)

  it('stands where it stood, with blanks in place of the notes that were left out', () => {
    const given = chosenText(text, parts, notesOf(parts))
    expect(given.text).toHaveLength(text.length)
    expect(given.text.trim()).toBe(AUTUMN.text)
    expect(given.text.indexOf(AUTUMN.text)).toBe(text.indexOf(AUTUMN.text))
    expect(given.parts.map(({ partId }) => partId)).toEqual(['p1'])
  })

  it('is everything when every note is chosen', () => {
    const notes = choose(notesOf(parts), ['0/p0', '0/p1'])
    expect(chosenText(text, parts, notes)).toEqual({ text, parts })
  })

  it('stays what it was when none of the notes named is known', () => {
    expect(choose(notesOf(parts), ['9/p9'])).toEqual(notesOf(parts))
  })
})
