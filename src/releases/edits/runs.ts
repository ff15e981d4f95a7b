/** Flags of codes by date, joined to runs of neighbouring codes that share them: a few hundred lines in place of tens of thousands. */
import { addDays, type Validity } from '../periods.ts'
import { byText } from '../text.ts'

/** A code during a period, with its flags sorted and joined by commas; '' for none. */
export interface Flagged extends Validity {
  code: string
  flags: string
}

/** Codes from first to last, in code order, that have the flags during the period. `from` and `to` are '' where there is no bound. */
export interface Run extends Validity {
  first: string
  last: string
  flags: string
}

/**
 * Runs over the codes given, which must be all codes of the list: a run reaches over nothing that has other flags. What a code's flags
 * would be while it is not valid is open, so equal flags before and after a gap are joined and the outermost periods have no bound; an
 * editor says that a code is invalid before it looks at anything else.
 */
export function runsOf(rows: readonly Flagged[]): Run[] {
  const byCode = new Map<string, Flagged[]>()
  for (const row of rows) byCode.set(row.code, [...(byCode.get(row.code) ?? []), row])
  const runs: Run[] = []
  let open: { first: string; last: string; periods: Flagged[]; key: string } | undefined
  const close = () => {
    for (const { from, to, flags } of open?.periods ?? []) {
      if (flags !== '') runs.push({ first: open!.first, last: open!.last, from, to, flags })
    }
  }
  for (const code of [...byCode.keys()].sort(byText)) {
    const periods = unbounded(byCode.get(code)!)
    const key = periods.map(({ from, to, flags }) => `${from} ${to} ${flags}`).join('\n')
    if (open?.key === key) open.last = code
    else {
      close()
      open = { first: code, last: code, periods, key }
    }
  }
  close()
  return runs
}

function unbounded(rows: readonly Flagged[]): Flagged[] {
  const sorted = [...rows].sort((a, b) => byText(a.from, b.from))
  const changes = sorted.filter((row, i) => i === 0 || sorted[i - 1]!.flags !== row.flags)
  return changes.map((row, i) => ({
    ...row,
    from: i === 0 ? '' : row.from,
    to: i + 1 < changes.length ? addDays(changes[i + 1]!.from, -1) : '',
  }))
}

/** Looks up the flags that runs, in the order of `runsOf`, give a code on a day: the inverse of `runsOf` for codes of the list. */
export function runLookup(runs: readonly Run[]): (code: string, day: string) => string {
  return (code, day) => {
    let low = 0
    let high = runs.length
    while (low < high) {
      const mid = (low + high) >>> 1
      if (runs[mid]!.last < code) low = mid + 1
      else high = mid
    }
    for (let i = low; i < runs.length && runs[i]!.first <= code; i++) {
      const { from, to, flags } = runs[i]!
      if (from <= day && (to === '' || day <= to)) return flags
    }
    return ''
  }
}
