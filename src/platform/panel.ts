/** The side panel of Chrome and Edge, and Firefox's sidebar. */
import { browser, sidePanel } from './api.ts'

/**
 * Opens the panel beside the chart. Browsers allow it only within a gesture: call it straight from the handler of a click, a
 * shortcut or a menu, before anything is awaited.
 * @throws Error when the browser does not take the call for a gesture.
 */
export async function openPanel(windowId: number): Promise<void> {
  if (sidePanel) await sidePanel.open({ windowId })
  else await browser.sidebarAction.open()
}
