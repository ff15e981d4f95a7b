import { effect } from '@preact/signals'
import { describe, expect, it, vi } from 'vitest'
import type { ChartsideClient, Tab } from '../../../../src/ui/client.ts'
import { createChart } from '../../../../src/ui/state/chart.ts'
import { sourceState } from '../../../../src/ui/view/summary.ts'

const tab: Tab = { id: 1, windowId: 1, incognito: false }
const nothing = { ok: false, error: 'empty', message: 'No note.' } as const

/** States that `source-summary` goes through, from before the tab is known. */
async function states(how: 'read' | 'recall') {
  const call = vi.fn(async (name: string) => (name === 'read' ? nothing : null))
  const client = {
    call,
    on: () => () => undefined,
    onChanged: () => () => undefined,
    getSettings: () => new Promise(() => {}),
  }
  const chart = createChart(client as Partial<ChartsideClient> as ChartsideClient, { show: () => undefined } as never)
  const seen: string[] = []
  effect(() => void seen.push(sourceState(chart.phase.value)))
  await chart.attach(tab, how)
  return seen.filter((state, i) => state !== seen[i - 1])
}

describe('what a screen says of its chart at first', () => {
  it('is that it is being read, until it was', async () => {
    expect(await states('read')).toEqual(['reading', 'empty'])
  })

  it('is that it is being looked for, until nothing was found to be known of it', async () => {
    expect(await states('recall')).toEqual(['reading', 'empty'])
  })
})
