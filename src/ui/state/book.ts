/** Leafing through the book: the part and letter in sight, the main term that is open, and what a look-up in it found. */
import { batch, type ReadonlySignal, signal } from '@preact/signals'
import type { BookLineView, BookPartId, BookPartView } from '../../library/book/types.ts'
import type { ChartsideClient } from '../client.ts'

export interface Completion {
  code: string
  title: string
  billable: boolean
}

export interface Book {
  parts: ReadonlySignal<BookPartView[]>
  part: ReadonlySignal<BookPartView | undefined>
  letter: ReadonlySignal<string>
  query: ReadonlySignal<string>
  /** Main terms of the letter, or what the query found. */
  listed: ReadonlySignal<BookLineView[]>
  /** The main term that is open, with all below it; empty while the list is in sight. */
  opened: ReadonlySignal<BookLineView[]>
  /** The line of the open main term that was asked for. */
  at: ReadonlySignal<number>
  /** The codes that complete those with a dash, by the code, once asked for. */
  completions: ReadonlySignal<Record<string, Completion[]>>
  /** What could not be done, e.g. a reference that leads nowhere. */
  problem: ReadonlySignal<string>
  /** Opens the book when it is first looked at. */
  start(): void
  choose(part: BookPartId): Promise<void>
  turnTo(letter: string): Promise<void>
  find(query: string): Promise<void>
  openEntry(entry: number): Promise<void>
  follow(reference: string): Promise<void>
  /** Shows the codes that complete one with a dash, or hides them. */
  complete(code: string): Promise<void>
  /** From the open main term to the list. */
  back(): void
}

/** @param date the date of service in force */
export function createBook(client: ChartsideClient, date: ReadonlySignal<string>): Book {
  const parts = signal<BookPartView[]>([])
  const part = signal<BookPartView>()
  const letter = signal('')
  const query = signal('')
  const listed = signal<BookLineView[]>([])
  const opened = signal<BookLineView[]>([])
  const at = signal(-1)
  const completions = signal<Record<string, Completion[]>>({})
  const problem = signal('')
  /** Only the answer to the latest question counts. */
  let asked = 0

  async function lines(where: { letter: string } | { entry: number } | { query: string }) {
    const mine = ++asked
    const id = part.value?.id
    if (id === undefined) return undefined
    const answer = await client.call('bookLines', { part: id, at: where, date: date.value })
    if (mine !== asked) return undefined
    if ('ok' in answer) {
      problem.value = answer.message
      return undefined
    }
    problem.value = ''
    return answer
  }
  async function load() {
    const answer = await client.call('bookParts', {})
    if ('ok' in answer) {
      problem.value = answer.message
      return
    }
    parts.value = answer
    await choose(part.value?.id ?? 'index')
  }
  async function choose(id: BookPartId) {
    const next = parts.value.find((one) => one.id === id) ?? parts.value[0]
    if (next === undefined) return
    batch(() => {
      part.value = next
      query.value = ''
      opened.value = []
      completions.value = {}
    })
    await turnTo(next.letters.find((one) => one.letter === letter.value)?.letter ?? next.letters[0]?.letter ?? '')
  }
  async function turnTo(to: string) {
    const answer = await lines({ letter: to })
    if (answer === undefined) return
    batch(() => {
      letter.value = to
      query.value = ''
      opened.value = []
      listed.value = answer
    })
  }
  async function openEntry(entry: number) {
    const answer = await lines({ entry })
    if (answer === undefined) return
    batch(() => {
      opened.value = answer
      at.value = entry
    })
  }

  client.on('importsChanged', ({ kinds }) => {
    if (parts.value.length > 0 && kinds.some((kind) => /index|table/.test(kind))) void load()
  })

  return {
    parts,
    part,
    letter,
    query,
    listed,
    opened,
    at,
    completions,
    problem,
    start() {
      if (parts.value.length === 0) void load()
    },
    choose,
    turnTo,
    async find(words) {
      query.value = words
      if (words.trim() === '') return turnTo(letter.value)
      const answer = await lines({ query: words })
      if (answer === undefined) return
      batch(() => {
        listed.value = answer
        opened.value = []
      })
    },
    openEntry,
    async follow(reference) {
      const from = part.value?.id
      if (from === undefined) return
      const to = await client.call('bookFollow', { part: from, reference })
      if (to === null) {
        problem.value = `"${reference}" is not in this book.`
        return
      }
      if ('ok' in to) {
        problem.value = to.message
        return
      }
      part.value = parts.value.find(({ id }) => id === to.part) ?? part.value
      await openEntry(to.entry)
    },
    async complete(code) {
      const { [code]: shown, ...others } = completions.value
      if (shown) {
        completions.value = others
        return
      }
      const answer = await client.call('bookCompletions', { code, date: date.value })
      if ('ok' in answer) problem.value = answer.message
      else completions.value = { ...completions.value, [code]: answer }
    },
    back() {
      opened.value = []
    },
  }
}
