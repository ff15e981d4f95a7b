import { byCodeAndDay, type CodePeriod, joinEqual, type TitleStatus } from './codeset.ts'
import { addDays, covers, split, union, type Validity } from './periods.ts'
import { headersOf } from './seventh.ts'
import { withoutAccents } from './text.ts'

/** The titles of one release and the days on which it was in force. */
export interface ReleaseTitles extends Validity {
  /** Whether the source lists the headers too. */
  complete: boolean
  /** Code without dot → long title. */
  long: ReadonlyMap<string, string>
  /** Code without dot → short title, where the source has it. */
  short: ReadonlyMap<string, string>
}

export interface HistorySources {
  /** Validity of every billable code; periods of one code may touch or overlap. */
  billable: ReadonlyMap<string, readonly Validity[]>
  /** Releases with their titles, oldest first. Not every release is known. */
  releases: readonly ReleaseTitles[]
  /** Dated short titles of billable codes. */
  shorts: ReadonlyMap<string, readonly (Validity & { title: string })[]>
  /** Codes that ended before this day are left out. */
  since: string
}

interface Title {
  status: TitleStatus
  title: string
}

/** The whole record: every code and header in each of its periods, with the title the sources give for it. Sorted. */
export function buildHistory(sources: HistorySources): CodePeriod[] {
  const headers = headerPeriods(sources)
  const spelling = accentedTitles(sources.releases)
  const edges = sources.releases.flatMap(({ from, to }) => (to === '' ? [from] : [from, addDays(to, 1)]))
  const periods: CodePeriod[] = []
  for (const code of new Set([...sources.billable.keys(), ...headers.keys()])) {
    const own = [
      ...union(sources.billable.get(code) ?? []).map((period) => ({ ...period, billable: true })),
      ...(headers.get(code) ?? []).map((period) => ({ ...period, billable: false })),
    ]
    if (own.every(({ to }) => to !== '' && to < sources.since)) continue
    const days = [...edges, ...(sources.shorts.get(code) ?? []).map(({ from }) => from)]
    for (const { billable, ...validity } of own) {
      for (const part of split(validity, days)) {
        const { status, title } = titleOn(code, part.from, sources)
        periods.push({ code, ...part, billable, status, title: spelling.get(`${code}\t${title}`) ?? title })
      }
    }
  }
  return joinEqual(periods.sort(byCodeAndDay), (to, from) => addDays(to, 1) === from)
}

/**
 * A header is valid while any code under it is, unless the list of the release says otherwise: H54.512 had codes but no line of its own
 * in the order file of FY2021. Where the release of the day is not known, the one before it decides, else the first.
 */
function headerPeriods({ billable, releases }: HistorySources): Map<string, Validity[]> {
  const implied = new Map<string, Validity[]>()
  for (const [code, periods] of billable) {
    for (const header of headersOf(code)) implied.set(header, union([...(implied.get(header) ?? []), ...periods]))
  }
  const complete = releases.filter((release) => release.complete)
  const days = complete.map(({ from }) => from)
  const headers = new Map<string, Validity[]>()
  for (const [code, periods] of implied) {
    const denies = (release: ReleaseTitles): boolean =>
      !release.long.has(code) && periods.some((period) => covers(period, release.from))
    const listed = complete.some(denies)
      ? periods
          .flatMap((period) => split(period, days))
          .filter(({ from }) => {
            const release = complete.findLast((one) => one.from <= from) ?? complete[0]
            return release === undefined || !denies(release)
          })
      : periods
    headers.set(code, union(listed))
  }
  return headers
}

/**
 * The title on a day. That of the release in force, where it is known. Otherwise the long title of a neighbouring release that lists the
 * code, as far as both neighbours agree or the dated short title shows which wording was in force; then that short title; else none.
 */
function titleOn(code: string, day: string, { releases, shorts }: HistorySources): Title {
  const inForce = releases.find((release) => covers(release, day))?.long.get(code)
  if (inForce !== undefined) return { status: 'L', title: inForce }

  const dated = shorts.get(code) ?? []
  const shortOn = (date: string): string | undefined => dated.find((period) => covers(period, date))?.title
  // The table of short titles begins later than some codes do.
  const short = shortOn(day) ?? (dated[0] !== undefined && day < dated[0].from ? dated[0].title : undefined)
  const known = releases.flatMap((release) => {
    const long = release.long.get(code)
    const own = release.short.get(code) ?? shortOn(release.from)
    return long === undefined ? [] : [{ from: release.from, long, short: own }]
  })
  const older = known.findLast(({ from }) => from <= day)
  const newer = known.find(({ from }) => from > day)
  const neighbours = [older, newer].filter((one) => one !== undefined)
  const agreed = short === undefined ? neighbours : neighbours.filter((one) => one.short === short)
  const wordings = new Set(agreed.map(({ long }) => withoutAccents(long)))
  if (wordings.size === 1) return { status: 'L', title: agreed[0]!.long }
  return short === undefined ? { status: 'N', title: '' } : { status: 'S', title: short }
}

/** Only the Tabular List has accents: `code<TAB>folded title` → the same title with them. */
function accentedTitles(releases: readonly ReleaseTitles[]): Map<string, string> {
  const accented = new Map<string, string>()
  for (const { long } of releases) {
    for (const [code, title] of long) {
      const folded = withoutAccents(title)
      if (folded !== title) accented.set(`${code}\t${folded}`, title)
    }
  }
  return accented
}
