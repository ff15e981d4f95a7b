/** Building a code of ICD-10-PCS: what is chosen, and what may be chosen with it. */
import { batch, type ReadonlySignal, signal } from '@preact/signals'
import type { MainTerm, Position, TableChoice } from '../../library/procedures/types.ts'
import type { ChartsideClient } from '../client.ts'

export interface PcsBuilder {
  choice: ReadonlySignal<TableChoice | undefined>
  /** What could not be done, e.g. a beginning that no code has. */
  problem: ReadonlySignal<string>
  /** Main terms of the index that begin as typed, and what stands under the one that is open. */
  terms: ReadonlySignal<string[]>
  entry: ReadonlySignal<MainTerm | undefined>
  /** Opens the tables when they are first looked at. */
  start(): void
  /** Goes to a code or the beginning of one. */
  goTo(beginning: string): Promise<void>
  /** Chooses a value of an axis, or leaves it open again. */
  choose(position: Position, value: string): Promise<void>
  look(beginning: string): Promise<void>
}

/** The axes that name a table: another choice there begins another table. */
const TABLE_AXES = 3
const LENGTH = 7
const OPEN = '.'

/** @param date the date of service in force */
export function createPcsBuilder(client: ChartsideClient, date: ReadonlySignal<string>): PcsBuilder {
  const choice = signal<TableChoice>()
  const problem = signal('')
  const terms = signal<string[]>([])
  const entry = signal<MainTerm>()
  /** Only the answer to the latest question counts. */
  let asked = 0
  let looked = 0

  async function goTo(chosen: string) {
    const mine = ++asked
    const answer = await client.call('pcsTable', { chosen, date: date.value })
    if (mine !== asked) return
    if ('ok' in answer) {
      problem.value = answer.message
      return
    }
    batch(() => {
      problem.value = ''
      choice.value = answer
    })
  }

  return {
    choice,
    problem,
    terms,
    entry,
    start() {
      if (choice.value === undefined) void goTo('')
    },
    goTo,
    async choose(position, value) {
      const chosen = choice.value?.chosen ?? ''.padEnd(LENGTH, OPEN)
      const next = chosen[position - 1] === value ? OPEN : value
      const rest = position <= TABLE_AXES ? ''.padEnd(LENGTH - position, OPEN) : chosen.slice(position)
      await goTo(chosen.slice(0, position - 1) + (next || OPEN) + rest)
    },
    async look(beginning) {
      const mine = ++looked
      if (beginning.trim() === '') {
        batch(() => {
          terms.value = []
          entry.value = undefined
        })
        return
      }
      const answer = await client.call('pcsIndex', { beginning })
      if (mine !== looked) return
      if ('ok' in answer) {
        problem.value = answer.message
        return
      }
      batch(() => {
        terms.value = answer.terms
        entry.value = answer.entry
      })
    },
  }
}
