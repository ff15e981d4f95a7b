/** What the screens need from the world outside them. The real one speaks to the background; tests and development use one in memory. */
import type { Acceptance } from '../platform/acceptance.ts'
import type { Importer } from '../platform/importer.ts'
import type { CallName, Calls, EventName, Events } from '../platform/messages.ts'
import type { Settings } from '../platform/settings.ts'
import type { Tab } from '../platform/tabs.ts'

export type { Importer, Settings, Tab }

export interface ChartsideClient {
  /** @throws Error when the background has a fault, or when there is none to answer. */
  call<N extends CallName>(name: N, request: Calls[N]['request']): Promise<Calls[N]['response']>
  /** Returns the function that stops listening. */
  on<N extends EventName>(event: N, listener: (detail: Events[N]) => void): () => void

  /** The tab in front in the window where the calling screen is. */
  activeTab(): Promise<Tab | undefined>
  /** Undefined when it was closed. */
  getTab(tabId: number): Promise<Tab | undefined>
  /** Another tab comes to the front, in any window. */
  onActivated(listener: () => void): () => void

  /** A tab shows another page, or another address of the same application. */
  onChanged(listener: (tabId: number) => void): void

  getSettings(): Promise<Settings>
  updateSettings(change: (settings: Settings) => Partial<Settings>): Promise<Settings>
  onSettings(listener: (settings: Settings) => void): () => void

  /** Call it straight from the handler of a click: browsers ask for a gesture. */
  openPanel(windowId: number): Promise<void>
  openPage(path: string): Promise<void>
  openOptions(): Promise<void>

  /** Counts of accepted and dismissed suggestions by rule, on this machine. */
  getAcceptance(): Promise<Acceptance>
  forgetAcceptance(): Promise<void>

  /** A worker of the screen's own that reads and keeps files. */
  createImporter(): Importer

  /** Leave to read the site of a page at any time. `siteOf` is undefined for pages that cannot be asked for. */
  siteOf(url: string): string | undefined
  requestSites(patterns: string[]): Promise<boolean>
  allowedSites(): Promise<string[]>
  removeSites(patterns: string[]): Promise<boolean>
  /** Patterns of sites that the organisation asks people to allow. */
  presetSites(): Promise<string[]>
}
