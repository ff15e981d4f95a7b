/** Follows the chart after it was read: forgets at once what is no longer there, reads again what was changed where that is wanted. */
import type { NoteSignal } from '../content/types.ts'
import { showCount } from '../platform/badge.ts'
import { emit } from '../platform/calls.ts'
import { insertAtCursor } from '../platform/cursor.ts'
import type { Calls } from '../platform/messages.ts'
import { getSettings } from '../platform/settings.ts'
import { fail } from './failures.ts'
import { forget, type OpenLibrary, partsRead, read } from './reading.ts'

/** The tab shows something else: a page, a patient, a note. What belonged to the one before goes before anything else happens. */
export function clear(tabId: number): void {
  if (!forget(tabId)) return
  void showCount(tabId, 0)
  emit('cleared', { tabId })
}

/** @param frameId the frame that tells it; one that nothing was read from has nothing to tell */
export async function heed(tabId: number, frameId: number, signal: NoteSignal, open: OpenLibrary): Promise<void> {
  if (!partsRead(tabId).has(frameId)) return
  if (signal === 'gone') return clear(tabId)
  const follows = (await getSettings()).follow
  if (follows) await read(tabId, open)
  emit('edited', { tabId, read: follows })
}

/** Writes at the cursor of the page. */
export async function insert({ tabId, text }: Calls['insert']['request']): Promise<Calls['insert']['response']> {
  if (await insertAtCursor(tabId, text)) return { ok: true }
  return fail('no-field', 'No field of the chart has the cursor. Click into the field, then insert again; or copy.')
}
