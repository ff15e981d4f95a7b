/** The state of the code index, kept up to date by the background. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { IndexStatus } from '../../platform/messages.ts'
import type { ChartsideClient } from '../client.ts'

export interface Index {
  status: ReadonlySignal<IndexStatus>
  repair(): Promise<void>
}

export function createIndex(client: ChartsideClient): Index {
  const status = signal<IndexStatus>({ state: 'installing', progress: 0 })
  const failed = (fault: unknown) => {
    const why = fault instanceof Error ? fault.message : 'The background did not answer.'
    status.value = { state: 'failed', progress: 0, message: `${why} Close this window and open it again.` }
  }
  client.on('indexStatus', (next) => {
    status.value = next
  })
  client.call('indexStatus', {}).then((next) => {
    status.value = next
  }, failed)
  return {
    status,
    async repair() {
      status.value = { state: 'installing', progress: 0 }
      await client.call('repairIndex', {}).then((next) => {
        status.value = next
      }, failed)
    },
  }
}
