/** The tabs of the browser, as far as this extension needs to know them. */
import { browser } from './api.ts'

export interface Tab {
  id: number
  windowId: number
  incognito: boolean
  /** Known only where the person granted access: by the toolbar button (activeTab) or to the site. */
  url?: string
}

const plain = (
  tab: { id?: number; windowId?: number; incognito: boolean; url?: string } | undefined,
): Tab | undefined =>
  tab?.id === undefined
    ? undefined
    : { id: tab.id, windowId: tab.windowId ?? -1, incognito: tab.incognito, ...(tab.url ? { url: tab.url } : {}) }

/** The tab in front in the window where the calling screen is; undefined when there is none. */
export async function activeTab(): Promise<Tab | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  return plain(tab)
}

/** The tab, or undefined when it was closed. */
export async function getTab(tabId: number): Promise<Tab | undefined> {
  return plain(await browser.tabs.get(tabId).catch(() => undefined))
}

/** Another tab comes to the front, in any window. Returns the function that stops listening. */
export function onActivated(listener: (tab: { tabId: number; windowId: number }) => void): () => void {
  const hear = ({ tabId, windowId }: { tabId: number; windowId: number }) => listener({ tabId, windowId })
  browser.tabs.onActivated.addListener(hear)
  return () => browser.tabs.onActivated.removeListener(hear)
}

/** A tab was closed. Must be called while the worker's script is first run. */
export function onClosed(listener: (tabId: number) => void): void {
  browser.tabs.onRemoved.addListener((tabId) => listener(tabId))
}

/**
 * A tab shows another page than before: it loads one, or a single-page application went to another address. A new address
 * may mean another patient, so it counts even when only the part after `#` changed. Must be called while the worker's script
 * is first run.
 */
export function onChanged(listener: (tabId: number) => void): void {
  browser.tabs.onUpdated.addListener((tabId, change) => {
    if (change.status === 'loading' || change.url !== undefined) listener(tabId)
  })
}

/** Opens one of this extension's own pages, e.g. `src/desk/index.html`, in a tab of its own. */
export async function openPage(path: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(path) })
}

/** Opens the options page. */
export async function openOptions(): Promise<void> {
  await browser.runtime.openOptionsPage()
}
