/** Opens the index when the worker starts; installs it when there is none, or when the one that is there is damaged. */
import { reason } from '../platform/api.ts'
import type { Failure, IndexStatus } from '../platform/messages.ts'
import { indexUnavailable } from './failures.ts'

export interface Source<T> {
  /**
   * Opens what is installed, if anything is; `stale` when the package carries another version. `lost` says what the person loses when that
   * takes its place.
   */
  open(): Promise<{ opened: T; stale: boolean; lost?: string } | undefined>
  /** Installs from the package, telling how far it is (0..1), and opens the result. */
  install(progress: (share: number) => void): Promise<T>
  /** Facts for the status of an opened index. */
  about(opened: T): Pick<IndexStatus, 'releases' | 'billable' | 'origin'>
}

export interface Keeper<T> {
  /** Waits for the installation when one is under way. */
  opened(): Promise<T | Failure>
  status(): IndexStatus
  /** Installs from the package again, whatever is there. */
  repair(): Promise<IndexStatus>
  /** Opens what is installed now, in place of what was open; what is asked meanwhile waits for it. */
  reopen(): Promise<IndexStatus>
}

/** Starts at once; every later call waits for the same readiness. */
export function keepIndex<T>(source: Source<T>, tell: (status: IndexStatus) => void): Keeper<T> {
  let status: IndexStatus = { state: 'installing', progress: 0 }
  const become = (next: IndexStatus) => {
    status = next
    tell(next)
  }

  async function start(): Promise<T | undefined> {
    const found = await source.open().catch((fault) => {
      const message = `The code index is damaged and is being installed again. ${reason(fault)}`
      become({ state: 'damaged', progress: 0, message })
      return undefined
    })
    return found && !found.stale ? ready(found.opened) : install(found?.opened, found?.lost)
  }

  /**
   * @param before what is open and goes on serving should the installation fail
   * @param lost said once it has succeeded
   */
  async function install(before: T | undefined, lost?: string): Promise<T | undefined> {
    become({ state: 'installing', progress: 0 })
    let told = 0
    try {
      const opened = await source.install((progress) => {
        // A step of one in a hundred is all that a bar can show.
        if (progress - told < 0.01) return
        told = progress
        become({ state: 'installing', progress })
      })
      return ready(opened, lost)
    } catch (fault) {
      const message = `The code index could not be installed. ${reason(fault)}`
      become(
        before === undefined
          ? { state: 'failed', progress: 0, message }
          : {
              state: 'ready',
              progress: 1,
              ...source.about(before),
              message: `${message} The earlier one goes on serving.`,
            },
      )
      return before
    }
  }

  function ready(opened: T, message?: string): T {
    become({ state: 'ready', progress: 1, ...source.about(opened), ...(message ? { message } : {}) })
    return opened
  }

  let readiness = start()
  return {
    opened: async () => (await readiness) ?? indexUnavailable(status.message),
    status: () => status,
    async repair() {
      readiness = readiness.then((before) => install(before))
      await readiness
      return status
    },
    async reopen() {
      readiness = readiness.then(start)
      await readiness
      return status
    },
  }
}
