import type { Writable } from 'node:stream'

const WIDTH = 30
const EVERY_MS = 200

export interface Progress {
  update(bytes: number, lines: number): void
  end(): void
}

/** A bar on the given stream; without a known size only the count of lines. `now` in milliseconds. */
export function progressBar(stream: Writable, totalBytes?: number, now: () => number = Date.now): Progress {
  let last = Number.NEGATIVE_INFINITY
  let line = ''
  const show = () => stream.write(`\r${line}`)
  return {
    update(bytes, lines) {
      line = totalBytes ? `${bar(bytes / totalBytes)} ${lines} lines` : `${lines} lines`
      if (now() - last < EVERY_MS) return
      last = now()
      show()
    },
    end() {
      show()
      stream.write('\n')
    },
  }
}

function bar(share: number): string {
  const full = Math.round(Math.min(share, 1) * WIDTH)
  const percent = String(Math.floor(Math.min(share, 1) * 100)).padStart(3)
  return `[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${percent}%`
}
