/** The middle of several times, which one slow run of a busy machine does not move. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

/** Times of several works in milliseconds, each `rounds` times in turn, so that all of them meet the same moods of the machine. */
export async function inTurn<N extends string>(
  rounds: number,
  works: Readonly<Record<N, () => unknown>>,
): Promise<Record<N, number>> {
  const names = Object.keys(works) as N[]
  const times = new Map<N, number[]>(names.map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const from = performance.now()
      await works[name]()
      times.get(name)?.push(performance.now() - from)
    }
  }
  return Object.fromEntries([...times].map(([name, list]) => [name, median(list)])) as Record<N, number>
}
