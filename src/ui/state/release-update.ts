/** A release brought in from its official files: what was read and waits for a yes, and how making the index goes. */
import { batch, type ReadonlySignal, signal } from '@preact/signals'
import type { UpdateView } from '../../importer/types.ts'
import type { ChartsideClient, Importer } from '../client.ts'

export type UpdatePhase =
  | { is: 'idle' }
  | { is: 'reading' }
  | { is: 'planned'; update: UpdateView }
  /** `done` from 0 to 1. */
  | { is: 'building'; label: string; done: number }
  | { is: 'done'; label: string }

export interface ReleaseUpdate {
  phase: ReadonlySignal<UpdatePhase>
  /** What went wrong; the index in use goes on serving. */
  failed: ReadonlySignal<string | undefined>
  /** @param from first day of the release, ISO, where the names of the files do not say it */
  plan(files: File[], from?: string): Promise<void>
  bringIn(): Promise<void>
  giveUp(): void
}

export function createReleaseUpdate(client: ChartsideClient): ReleaseUpdate {
  const phase = signal<UpdatePhase>({ is: 'idle' })
  const failed = signal<string>()
  let importer: Importer | undefined
  const worker = (): Importer => {
    importer ??= client.createImporter()
    return importer
  }
  const stop = (message: string) =>
    batch(() => {
      phase.value = { is: 'idle' }
      failed.value = message
    })
  async function safely(work: () => Promise<void>) {
    failed.value = undefined
    try {
      await work()
    } catch (fault) {
      stop(`The update stopped: ${fault instanceof Error ? fault.message : String(fault)}`)
    }
  }

  return {
    phase,
    failed,
    plan: (files, from) =>
      safely(async () => {
        phase.value = { is: 'reading' }
        const plan = await worker().planUpdate(files, from)
        if (plan.ok) phase.value = { is: 'planned', update: plan.update }
        else stop(plan.message)
      }),
    bringIn: () =>
      safely(async () => {
        if (phase.value.is !== 'planned') return
        const { label } = phase.value.update
        phase.value = { is: 'building', label, done: 0 }
        const outcome = await worker().update((done) => {
          phase.value = { is: 'building', label, done }
        })
        if (!outcome.ok) return stop(outcome.message)
        await client.call('reopenIndex', {})
        phase.value = { is: 'done', label }
      }),
    giveUp() {
      phase.value = { is: 'idle' }
    },
  }
}
