/** The worker that reads and keeps imported files, as a screen speaks to it. */
import type { ImporterAnswer, ImporterRequest, KindView } from '../importer/types.ts'

export type ReadAnswer = ImporterAnswer & { is: 'read' }
export type KeptAnswer = ImporterAnswer & { is: 'kept' }
export type PlanAnswer = (ImporterAnswer & { is: 'planned' })['plan']
export type UpdateAnswer = (ImporterAnswer & { is: 'updated' })['outcome']

/** One thing at a time: the next call waits for the answer to the one before. */
export interface Importer {
  kinds(): Promise<KindView[]>
  read(files: File[], choice?: { kind: string; columns?: Record<string, number> }): Promise<ReadAnswer>
  /** The first rows of a table; none where the file is no table. */
  sample(file: File): Promise<string[][]>
  /** Keeps what was read last. */
  keep(onProgress: (done: number) => void): Promise<KeptAnswer>
  /** Reads the official files of a release of ICD-10-CM; `from` is its first day, ISO, where their names do not say it. */
  planUpdate(files: File[], from?: string): Promise<PlanAnswer>
  /** Makes the index anew with the release that was planned last, and switches to it. */
  update(onProgress: (done: number) => void): Promise<UpdateAnswer>
}

/** Starts the worker when it is first needed. */
export function createImporter(): Importer {
  let worker: Worker | undefined
  const ask = <I extends ImporterAnswer['is']>(
    request: ImporterRequest,
    wanted: I,
    onProgress: (done: number) => void = () => {},
  ): Promise<ImporterAnswer & { is: I }> => {
    worker ??= new Worker(new URL('../importer/worker.ts', import.meta.url), { type: 'module' })
    const asked = worker
    return new Promise((resolve, reject) => {
      const done = () => {
        asked.removeEventListener('message', hear)
        asked.removeEventListener('error', fail)
      }
      const hear = ({ data }: MessageEvent<ImporterAnswer>) => {
        if (data.is === 'progress') onProgress(data.done)
        if (data.is !== wanted) return
        done()
        resolve(data as ImporterAnswer & { is: I })
      }
      const fail = (event: ErrorEvent) => {
        done()
        worker = undefined
        reject(new Error(event.message || 'The import stopped. Try again.'))
      }
      asked.addEventListener('message', hear)
      asked.addEventListener('error', fail)
      asked.postMessage(request)
    })
  }
  return {
    kinds: async () => (await ask({ do: 'kinds' }, 'kinds')).kinds,
    read: (files, choice = undefined) => ask({ do: 'read', files, ...choice }, 'read'),
    sample: async (file) => (await ask({ do: 'sample', file }, 'sample')).rows,
    keep: (onProgress) => ask({ do: 'keep' }, 'kept', onProgress),
    planUpdate: async (files, from) =>
      (await ask({ do: 'plan-update', files, ...(from ? { from } : {}) }, 'planned')).plan,
    update: async (onProgress) => (await ask({ do: 'update' }, 'updated', onProgress)).outcome,
  }
}
