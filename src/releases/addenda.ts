import type { ListEntry } from './list.ts'
import { readEntry } from './orderFile.ts'
import { fail, ok, type Result } from './result.ts'
import { lines } from './text.ts'

/** What changed from one release to the next, as CMS lists it in `icd10cm_order_addenda_YYYY.txt`. */
export interface OrderAddenda {
  /** A code that becomes a header stands in both `deleted` (billable) and `added` (header). */
  added: ListEntry[]
  deleted: ListEntry[]
  revised: { from: ListEntry; to: ListEntry }[]
  /** Totals after the change, as the summary at the end of the file states them. */
  totals: { headers: number; codes: number }
}

const ACTIONS = ['Add:', 'Delete:', 'Revise from:', 'Revise to:'] as const

/** Reads order addenda. The counts of the summary must be those of the lines above it. */
export function readOrderAddenda(text: string, file: string): Result<OrderAddenda> {
  const added: ListEntry[] = []
  const deleted: ListEntry[] = []
  const revised: OrderAddenda['revised'] = []
  const summary = new Map<string, number[]>()
  let open: ListEntry | undefined
  let last = 0
  for (const { line, text: row } of lines(text)) {
    last = line
    const action = ACTIONS.find((name) => row.startsWith(name))
    if (action === undefined) {
      const count = /^ *(\d+) ([a-z]+(?: to (?:both|long|short))?)/.exec(row)
      if (count !== null) summary.set(count[2]!, [...(summary.get(count[2]!) ?? []), Number(count[1])])
      else if (!/^(?:Headers|Codes|of which)$/.test(row.trim())) {
        return fail(file, line, '"Add:", "Delete:", "Revise from:", "Revise to:" or the summary', row)
      }
      continue
    }
    // The same columns as the order file, but for the flag, which stands before the code.
    const entry = readEntry(`${row.slice(15, 22)} ${row[13] ?? ''}${row.slice(22)}`, file, line)
    if (!entry.ok) return entry
    if ((action === 'Revise to:') !== (open !== undefined)) {
      return fail(file, line, open === undefined ? '"Revise from:" before' : `"Revise to:" for ${open.code}`, row)
    }
    if (action === 'Add:') added.push(entry.value)
    else if (action === 'Delete:') deleted.push(entry.value)
    else if (action === 'Revise from:') open = entry.value
    else if (open !== undefined) {
      revised.push({ from: open, to: entry.value })
      open = undefined
    }
  }
  const addenda = {
    added,
    deleted,
    revised,
    totals: { headers: summary.get('headers')?.[1] ?? 0, codes: summary.get('codes')?.[1] ?? 0 },
  }
  return checkSummary(addenda, summary, file, last)
}

/** The summary gives each count twice: first for headers, then for codes. */
function checkSummary(
  addenda: OrderAddenda,
  summary: ReadonlyMap<string, readonly number[]>,
  file: string,
  line: number,
): Result<OrderAddenda> {
  if (summary.get('headers')?.length !== 2 || summary.get('codes')?.length !== 2) {
    return fail(file, line, 'a summary with two counts of headers and two of codes', '')
  }
  const headers = (list: readonly ListEntry[]): number => list.filter(({ billable }) => !billable).length
  const counted: [string, readonly ListEntry[]][] = [
    ['additions', addenda.added],
    ['deletions', addenda.deleted],
    ['revisions', addenda.revised.map(({ to }) => to)],
  ]
  for (const [name, list] of counted) {
    const found = [headers(list), list.length - headers(list)]
    const stated = summary.get(name) ?? []
    if (found.join() !== stated.join()) {
      return fail(file, line, `${name} as the summary counts them, ${stated.join(' + ')}`, found.join(' + '))
    }
  }
  return ok(addenda)
}

/** A list after the change. The order of the result is that of the codes. */
export function applyAddenda(list: readonly ListEntry[], addenda: OrderAddenda): ListEntry[] {
  const entries = new Map(list.map((entry) => [entry.code, entry]))
  for (const { code } of addenda.deleted) entries.delete(code)
  for (const entry of addenda.added) entries.set(entry.code, entry)
  for (const { to } of addenda.revised) entries.set(to.code, to)
  return [...entries.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
}
