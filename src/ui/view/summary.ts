/** The sentences that say what was read, and what could not be. */
import type { UnreadReason } from '../../content/types.ts'
import type { Failure, Reading } from '../../platform/messages.ts'

export type SourceState = 'reading' | 'done' | 'empty' | 'denied' | 'error'

/** Where a screen stands with its chart. */
export type Phase =
  | { is: 'idle' }
  | { is: 'reading' }
  /** The page went on to something else since it was read. */
  | { is: 'changed' }
  | { is: 'read'; reading: Reading }
  | { is: 'failed'; failure: Failure }

const DENIED = new Set(['no-permission', 'restricted-page'])

export function sourceState(phase: Phase): SourceState {
  switch (phase.is) {
    case 'reading':
      return 'reading'
    case 'idle':
    case 'changed':
      return 'empty'
    case 'read':
      if (phase.reading.parts.length > 0) return 'done'
      return phase.reading.unread.some((u) => DENIED.has(u.reason)) ? 'denied' : 'empty'
    case 'failed':
      if (phase.failure.error === 'empty') return 'empty'
      return DENIED.has(phase.failure.error) ? 'denied' : 'error'
  }
}

const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`

export function sourceSummary(phase: Phase): string {
  switch (phase.is) {
    case 'reading':
      return 'Reading the chart…'
    case 'idle':
      return 'Not read yet'
    case 'changed':
      return 'The chart changed'
    case 'failed':
      return 'Nothing was read'
    case 'read': {
      const { parts, frames, unread } = phase.reading
      if (parts.length === 0) return 'No note found'
      const what = parts.every((p) => p.kind === 'paste')
        ? 'Pasted text'
        : parts.every((p) => p.kind === 'selection')
          ? 'Your selection'
          : `${count(parts.length, 'part')} from ${count(frames, 'frame')}`
      return unread.length > 0 ? `${what}, ${unread.length} not read` : what
    }
  }
}

/** What is the matter with something that could not be read, after its name; and the way round. */
export const UNREAD: Record<UnreadReason, { why: string; instead: string }> = {
  'no-permission': { why: 'is on another site', instead: 'Allow that site, or paste the text.' },
  timeout: { why: 'did not answer', instead: 'Read again, or paste the text.' },
  canvas: { why: 'is a picture', instead: 'Paste the text.' },
  pdf: { why: 'is a PDF', instead: 'Save it and drop it into the box below, or select its text and paste it.' },
  'closed-shadow': { why: 'is closed to extensions', instead: 'Select the text, or paste it.' },
  'restricted-page': { why: 'is closed to extensions', instead: 'Paste the text.' },
  vanished: { why: 'disappeared', instead: 'Read again.' },
  'too-large': { why: 'is too large', instead: 'Select the part that matters.' },
}
