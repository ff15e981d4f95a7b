/** The count on the toolbar button: how many codes are suggested for the chart of a tab. */
import { browser } from './api.ts'

const CALM = '#5b6b73'

/** Shows the count on the button of one tab; 0 shows nothing. A tab that is gone by now is passed over. */
export async function showCount(tabId: number, count: number): Promise<void> {
  try {
    await browser.action.setBadgeBackgroundColor({ tabId, color: CALM })
    await browser.action.setBadgeText({ tabId, text: count > 0 ? String(count) : '' })
  } catch {
    // The tab was closed meanwhile.
  }
}
