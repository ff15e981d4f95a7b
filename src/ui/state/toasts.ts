/** Short notices at the foot of a screen; one at a time, the latest. */
import { type ReadonlySignal, signal } from '@preact/signals'

export interface Toast {
  text: string
  undo?: () => void
}

export interface Toasts {
  current: ReadonlySignal<Toast | undefined>
  show(text: string, undo?: () => void): void
  close(): void
}

/** Long enough to read and to reach for Undo. */
const STAYS_MS = 7000

export function createToasts(): Toasts {
  const current = signal<Toast>()
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    current,
    show(text, undo) {
      clearTimeout(timer)
      current.value = { text, undo }
      timer = setTimeout(() => {
        current.value = undefined
      }, STAYS_MS)
    },
    close() {
      clearTimeout(timer)
      current.value = undefined
    },
  }
}
