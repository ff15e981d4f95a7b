/** Imported files on the options page: what is there, what was just read and waits to be kept, and how that goes. */
import { batch, type ReadonlySignal, signal } from '@preact/signals'
import type { KindView, ReadView } from '../../importer/types.ts'
import type { ImportView } from '../../platform/messages.ts'
import type { ImportKind } from '../../releases/imports/types.ts'
import type { ChartsideClient, Importer } from '../client.ts'

export type ImportPhase =
  | { is: 'idle' }
  | { is: 'reading'; names: string[] }
  /** The columns of a table are to be named. */
  | { is: 'columns'; kind: string; files: File[]; rows: string[][] }
  | { is: 'read'; read: ReadView[]; ignored: string[] }
  | { is: 'keeping'; done: number }

export interface CodeFiles {
  kept: ReadonlySignal<ImportView[]>
  kinds: ReadonlySignal<KindView[]>
  phase: ReadonlySignal<ImportPhase>
  /** What went wrong, a sentence each; what was there before goes on serving. */
  failed: ReadonlySignal<string[]>
  /** @param kind takes the files for this kind, where their content does not tell it */
  read(files: File[], choice?: { kind: string; columns?: Record<string, number> }): Promise<void>
  keep(): Promise<void>
  giveUp(): void
  remove(kind: string): Promise<void>
  goBack(kind: string): Promise<void>
}

export function createCodeFiles(client: ChartsideClient): CodeFiles {
  const kept = signal<ImportView[]>([])
  const kinds = signal<KindView[]>([])
  const phase = signal<ImportPhase>({ is: 'idle' })
  const failed = signal<string[]>([])
  let importer: Importer | undefined
  const worker = (): Importer => {
    importer ??= client.createImporter()
    return importer
  }

  async function take(answer: ReturnType<typeof client.call<'imports'>>) {
    const list = await answer
    if ('ok' in list) failed.value = [list.message]
    else kept.value = list
  }
  /** A fault of the worker or of the background ends what was begun, and is said. */
  async function safely(work: () => Promise<void>) {
    try {
      await work()
    } catch (fault) {
      batch(() => {
        phase.value = { is: 'idle' }
        failed.value = [`The import stopped: ${fault instanceof Error ? fault.message : String(fault)} Try again.`]
      })
    }
  }
  const change = (kind: string, how: 'remove' | 'go-back') =>
    safely(() => take(client.call('changeImport', { kind: kind as ImportKind, change: how })))

  void safely(async () => {
    await take(client.call('imports', {}))
    kinds.value = await worker().kinds()
  })

  return {
    kept,
    kinds,
    phase,
    failed,
    read: (files, choice) =>
      safely(async () => {
        batch(() => {
          failed.value = []
          phase.value = { is: 'reading', names: files.map(({ name }) => name) }
        })
        const answer = await worker().read(files, choice)
        const [first] = files
        const table = choice && !choice.columns && kinds.value.find(({ kind }) => kind === choice.kind)?.roles
        if (answer.read.length === 0 && table && first) {
          const rows = await worker().sample(first)
          if ((rows[0]?.length ?? 0) > 1) {
            phase.value = { is: 'columns', kind: choice.kind, files, rows }
            return
          }
        }
        batch(() => {
          failed.value = answer.failed
          phase.value =
            answer.read.length > 0 ? { is: 'read', read: answer.read, ignored: answer.ignored } : { is: 'idle' }
        })
      }),
    keep: () =>
      safely(async () => {
        phase.value = { is: 'keeping', done: 0 }
        const answer = await worker().keep((done) => {
          phase.value = { is: 'keeping', done }
        })
        batch(() => {
          failed.value = answer.failed
          phase.value = { is: 'idle' }
        })
        await take(client.call('imported', { kinds: answer.kinds as ImportKind[] }))
      }),
    giveUp() {
      phase.value = { is: 'idle' }
    },
    remove: (kind) => change(kind, 'remove'),
    goBack: (kind) => change(kind, 'go-back'),
  }
}
