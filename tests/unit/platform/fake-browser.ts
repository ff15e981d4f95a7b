/** The part of the browser's extension API that is used, in memory. Use with `vi.mock('webextension-polyfill', …)`. */
import { vi } from 'vitest'

type Listener = (...args: never[]) => unknown

/** An event to which listeners are added and that a test fires. */
export function fakeEvent() {
  const listeners = new Set<Listener>()
  return {
    addListener: (listener: Listener) => void listeners.add(listener),
    removeListener: (listener: Listener) => void listeners.delete(listener),
    /** What each listener returned. */
    fire: (...args: unknown[]) => [...listeners].map((listener) => listener(...(args as never[]))),
    size: () => listeners.size,
  }
}

function fakeArea(onChanged: ReturnType<typeof fakeEvent>, name: string) {
  const items = new Map<string, unknown>()
  return {
    items,
    get: async (key: string) => (items.has(key) ? { [key]: structuredClone(items.get(key)) } : {}),
    set: async (values: Record<string, unknown>) => {
      for (const [key, newValue] of Object.entries(values)) {
        items.set(key, structuredClone(newValue))
        onChanged.fire({ [key]: { newValue } }, name)
      }
    },
    remove: async (key: string) => void items.delete(key),
  }
}

export const ORIGIN = 'chrome-extension://abc/'

export function fakeBrowser() {
  const onChanged = fakeEvent()
  return {
    runtime: {
      id: 'abc',
      getURL: (path: string) => ORIGIN + path,
      onMessage: fakeEvent(),
      onInstalled: fakeEvent(),
      sendMessage: vi.fn(async (_message: unknown): Promise<unknown> => undefined),
      openOptionsPage: vi.fn(async () => undefined),
    },
    storage: {
      local: fakeArea(onChanged, 'local'),
      session: fakeArea(onChanged, 'session'),
      managed: { get: vi.fn(async (): Promise<Record<string, unknown>> => ({})) },
      onChanged,
    },
    tabs: {
      get: vi.fn(async (_id: number): Promise<unknown> => undefined),
      query: vi.fn(async (_query: unknown): Promise<unknown[]> => []),
      create: vi.fn(async () => undefined),
      onRemoved: fakeEvent(),
      onUpdated: fakeEvent(),
      onActivated: fakeEvent(),
    },
    scripting: { executeScript: vi.fn(async (_injection: unknown): Promise<unknown[]> => []) },
  }
}

export type FakeBrowser = ReturnType<typeof fakeBrowser>
