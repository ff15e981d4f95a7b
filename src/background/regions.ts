/** Keeps the region that a person picked for the site of a tab, and reads by it at once. */
import type { Region } from '../content/types.ts'
import { reason } from '../platform/api.ts'
import { emit } from '../platform/calls.ts'
import type { Calls } from '../platform/messages.ts'
import { startPicking, stopPicking } from '../platform/regions.ts'
import { updateSettings } from '../platform/settings.ts'
import { getTab } from '../platform/tabs.ts'
import { entryFailure, noTab } from './failures.ts'
import { type OpenLibrary, read } from './reading.ts'

/** Tabs in which the person was asked to point; a region that nobody asked for is not taken. */
const asked = new Set<number>()

export async function pickRegion({ tabId }: Calls['pickRegion']['request']): Promise<Calls['pickRegion']['response']> {
  const tab = await getTab(tabId)
  if (!tab) return noTab()
  try {
    asked.add(tabId)
    await startPicking(tabId)
    return { ok: true }
  } catch (fault) {
    asked.delete(tabId)
    return entryFailure(tab.url, reason(fault))
  }
}

export async function keepRegion(tabId: number, region: Region | null, open: OpenLibrary): Promise<void> {
  if (!asked.delete(tabId)) return
  await stopPicking(tabId)
  const tab = await getTab(tabId)
  if (!region || !tab?.url || tab.incognito || !URL.canParse(tab.url)) return
  const host = new URL(tab.url).hostname
  // One region a page: picking anew means that the one before was not it.
  await updateSettings(({ regions }) => ({
    regions: { ...regions, [host]: [...(regions[host] ?? []).filter(({ page }) => page !== region.page), region] },
  }))
  await read(tabId, open)
  emit('edited', { tabId, read: true })
}
