/** Work on the page's thread in short slices, so that the page stays as quick as it was. */

/** Milliseconds of work between two pauses. */
const SLICE = 16

/** One for all work that follows on one another: many short pieces make a long task too. */
export class Pace {
  private from = performance.now()

  get isDue(): boolean {
    return performance.now() - this.from >= SLICE
  }

  /** Gives the page its turn. */
  async rest(): Promise<void> {
    await pause()
    this.from = performance.now()
  }
}

/** Runs the steps with room for the page in between; false when the budget, milliseconds of work, ended before they did. */
export async function inSlices(steps: Generator<void>, budget: number, pace: Pace): Promise<boolean> {
  for (let spent = 0; spent < budget; ) {
    if (pace.isDue) await pace.rest()
    const start = performance.now()
    let done = false
    while (!done && !pace.isDue) done = steps.next().done === true
    if (done) return true
    spent += performance.now() - start
  }
  return false
}

/** A message channel comes back sooner than a timer, which browsers slow down when nested. */
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
