/**
 * The only importer of the browser's extension API. Everything else in the project goes through the files of this folder,
 * so that it can be tested against a fake and so that differences between browsers stay in one place.
 */
import browser, { type Runtime } from 'webextension-polyfill'

export { browser }
export type Sender = Runtime.MessageSender

/** Chrome's side panel, which the polyfill does not know; absent in Firefox, which has `browser.sidebarAction` instead. */
export const sidePanel: typeof chrome.sidePanel | undefined = globalThis.chrome?.sidePanel

/** The origin of this extension's own pages, with the closing slash. */
export const ownOrigin = (): string => browser.runtime.getURL('')

/** Text of whatever a browser API rejected with. */
export const reason = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault))
