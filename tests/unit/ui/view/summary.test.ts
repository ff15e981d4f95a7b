import { describe, expect, it } from 'vitest'
import type { Reading } from '../../../../src/platform/messages.ts'
import { type Phase, sourceState, sourceSummary } from '../../../../src/ui/view/summary.ts'
import { READING } from '../fixture/chart.ts'

const read = (change: Partial<Reading>): Phase => ({ is: 'read', reading: { ...READING, ...change } })
const failed = (error: string): Phase => ({ is: 'failed', failure: { ok: false, error, message: '' } })
const part = (kind: 'paste' | 'selection') => ({ ...READING.parts[0]!, kind })

describe('the summary of what was read', () => {
  it.each<[string, Phase, string, string]>([
    ['counts parts and frames', read({ unread: [] }), 'done', '3 parts from 2 frames'],
    ['counts what could not be read', read({}), 'done', '3 parts from 2 frames, 1 not read'],
    [
      'knows one from many',
      read({ parts: READING.parts.slice(0, 1), frames: 1, unread: [] }),
      'done',
      '1 part from 1 frame',
    ],
    ['names pasted text', read({ parts: [part('paste')], unread: [] }), 'done', 'Pasted text'],
    ['names a selection', read({ parts: [part('selection')], unread: [] }), 'done', 'Your selection'],
    ['says that there is no note', read({ parts: [], unread: [] }), 'empty', 'No note found'],
    ['is denied when nothing but a closed frame is there', read({ parts: [] }), 'denied', 'No note found'],
    ['waits', { is: 'reading' }, 'reading', 'Reading the chart…'],
    ['says that the chart went on', { is: 'changed' }, 'empty', 'The chart changed'],
    ['takes an empty page for no fault', failed('empty'), 'empty', 'Nothing was read'],
    ['knows a missing permission', failed('no-permission'), 'denied', 'Nothing was read'],
    ['knows a closed page', failed('restricted-page'), 'denied', 'Nothing was read'],
    ['takes anything else for an error', failed('index-missing'), 'error', 'Nothing was read'],
  ])('%s', (_, phase, state, words) => {
    expect(sourceState(phase)).toBe(state)
    expect(sourceSummary(phase)).toBe(words)
  })
})
