/** Versions of the grouper as spans: the package gives first and last version as numbers (400 is 40.0), the bundled files name them. */

/** Every version that the tables tell apart. */
const VERSIONS = [400, 401, 410, 411, 420, 421, 430, 431, 440] as const

const name = (version: number): string => `${Math.floor(version / 10)}.${version % 10}`

/** Positions in VERSIONS of the versions from `from` to `to`; a table may name versions that never were. */
export function versionsBetween(from: string, to: string): number[] {
  return VERSIONS.flatMap((version, i) => (Number(from) <= version && version <= Number(to) ? [i] : []))
}

/** "40.0-44.0", "43.1", "40.0-41.1 44.0": runs of versions without a gap. */
export function spansOf(versions: Iterable<number>): string[] {
  const sorted = [...new Set(versions)].sort((a, b) => a - b)
  const runs: [number, number][] = []
  for (const version of sorted) {
    const last = runs.at(-1)
    if (last && last[1] === version - 1) last[1] = version
    else runs.push([version, version])
  }
  return runs.map(([from, to]) =>
    from === to ? name(VERSIONS[from]!) : `${name(VERSIONS[from]!)}-${name(VERSIONS[to]!)}`,
  )
}

/** Rows by content and version → content → spans. Contents keep the order in which they first come. */
export class Spans {
  private readonly versions = new Map<string, Set<number>>()

  add(content: string, from: string, to: string): void {
    let known = this.versions.get(content)
    if (known === undefined) {
      known = new Set()
      this.versions.set(content, known)
    }
    for (const version of versionsBetween(from, to)) known.add(version)
  }

  /** One entry for each content and run of versions; contents that belong to no version that exists are left out. */
  *[Symbol.iterator](): Generator<{ content: string; span: string }> {
    for (const [content, versions] of this.versions) for (const span of spansOf(versions)) yield { content, span }
  }
}
