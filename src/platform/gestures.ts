/** The ways to the panel that are no screen: the menu of a page and the keyboard. Both grant access to the tab, as the button does. */
import { browser } from './api.ts'
import { openPanel } from './panel.ts'

const MENU = 'open-panel'

/** Must be called while the worker's script is first run. */
export function listenToGestures(): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId === MENU && tab?.windowId !== undefined) openPanel(tab.windowId).catch(() => undefined)
  })
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === MENU && tab?.windowId !== undefined) openPanel(tab.windowId).catch(() => undefined)
  })
}

/** Puts the entry into the pages' menu; menus outlive the worker, so this belongs to the installation. */
export async function installMenu(): Promise<void> {
  await browser.contextMenus.removeAll()
  browser.contextMenus.create({
    id: MENU,
    title: 'Suggest codes for this note',
    contexts: ['page', 'frame', 'selection', 'editable'],
    documentUrlPatterns: ['http://*/*', 'https://*/*', 'file:///*'],
  })
}

/** The extension was installed or updated, or the browser was. Must be called while the worker's script is first run. */
export function onInstalled(listener: () => void): void {
  browser.runtime.onInstalled.addListener(listener)
}
