/**
 * Captured pages of real EHRs, kept outside this project. Where they are there: every sentence of the notes that a page shows
 * is read, none of those that it hides, and little else.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Driven, launch, pressAction, readingEnded, readParts } from '../../scripts/browser/extension.ts'
import { serve } from '../../scripts/browser/serve.ts'

const ROOT = path.resolve('../shared/ehr-pages')
const NOISE = 0.2
/** Shorter sentences stand in menus and headings too, so that finding them proves nothing. */
const LONG_ENOUGH = 20

interface Expected {
  visibleNotes: string[]
  hiddenNotes: string[]
}
interface Patient {
  pid: number
  soap: Record<string, string>
  [note: string]: unknown
}

const json = <T>(file: string): T => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')) as T
const isThere = existsSync(ROOT)
const patients = isThere ? json<Patient[]>('patients.json') : []
const extra = isThere ? json<Record<string, unknown>>('extra.json') : {}
const pages = isThere
  ? readdirSync(ROOT, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) => readdirSync(path.join(ROOT, name)).map((page) => `${name}/${page}`))
      .filter((page) => existsSync(path.join(ROOT, page, 'expected.json')))
      .sort()
  : []

const fold = (text: string) =>
  text.normalize('NFKC').replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim()

/** Sentences of a note named like `p1.soap.subjective` or `p1.hp`. */
function sentences(key: string): string[] {
  const [pid = '', kind = '', field = ''] = key.split('.')
  const patient = patients.find((one) => one.pid === Number(pid.slice(1)))
  const text = kind === 'soap' ? patient?.soap[field] : (extra[kind] ?? extra[key] ?? patient?.[kind])
  if (typeof text !== 'string') throw new Error(`There is no note ${key}.`)
  return text
    .split(/\n|(?<=[.?!]) +/)
    .map(fold)
    .filter(Boolean)
}

const distinct = (keys: string[]) => [...new Set(keys.flatMap(sentences))]

/** Share of the characters read that belong to none of the notes. */
function noise(read: string, notes: string[]): number {
  const covered = new Set<number>()
  for (const note of notes) {
    for (let at = read.indexOf(note); at >= 0; at = read.indexOf(note, at + note.length)) {
      for (let i = at; i < at + note.length; i++) covered.add(i)
    }
  }
  const solid = [...read.matchAll(/\S/g)].map(({ index }) => index)
  return solid.length ? solid.filter((i) => !covered.has(i)).length / solid.length : 0
}

let driven: Driven
beforeAll(async () => {
  if (isThere) driven = await launch()
})
afterAll(() => driven?.close())

describe('captured EHR pages', () => {
  it.skipIf(!isThere)(`are there (${path.relative('.', ROOT)})`, () => {
    expect(pages.length).toBeGreaterThan(0)
  })

  it.each(pages)('%s is read as it is shown', async (name) => {
    const expected = json<Expected>(`${name}/expected.json`)
    const site = await serve(path.join(ROOT, name))
    const page = await driven.context.newPage()
    await page.goto(`${site.url}index.html`)
    const popup = await pressAction(driven, page)
    const state = await readingEnded(popup)
    const parts = state === 'done' ? await readParts(popup) : []
    await popup.close()
    await page.close()
    await site.close()

    const read = parts.map(({ text }) => fold(text)).join('\n')
    const all = distinct(expected.visibleNotes)
    const visible = all.filter((sentence) => sentence.length >= LONG_ENOUGH)
    const hidden = distinct(expected.hiddenNotes).filter(
      (sentence) => sentence.length >= LONG_ENOUGH && !visible.some((one) => one.includes(sentence)),
    )
    expect(visible.filter((sentence) => !read.includes(sentence))).toEqual([])
    expect(hidden.filter((sentence) => read.includes(sentence))).toEqual([])
    if (visible.length) expect(noise(read, all)).toBeLessThan(NOISE)
    else expect(read.length).toBeLessThanOrEqual(40)
  })
})
