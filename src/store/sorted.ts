/** Binary search, for everything that the index keeps sorted. */

/** The first place in [from, to) that is not below what is looked for; `to` where all are. What is below must stand before what is not. */
export function firstNotBelow(from: number, to: number, isBelow: (place: number) => boolean): number {
  let low = from
  let high = to
  while (low < high) {
    const mid = (low + high) >>> 1
    if (isBelow(mid)) low = mid + 1
    else high = mid
  }
  return low
}

/** The first place in [from, to) whose value is not below the given one. */
export function lowerBound(sorted: ArrayLike<number>, value: number, from = 0, to = sorted.length): number {
  return firstNotBelow(from, to, (place) => sorted[place]! < value)
}
