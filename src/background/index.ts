/**
 * The background worker. The browser stops and starts it as it likes: every listener is registered while this script first runs, and
 * every answer waits for the one readiness of the index.
 */
import { emit, serve } from '../platform/calls.ts'
import { installMenu, listenToGestures, onInstalled } from '../platform/gestures.ts'
import { removeSitting } from '../platform/session.ts'
import { onChanged, onClosed } from '../platform/tabs.ts'
import { dateOutside, isFailure } from './failures.ts'
import { keepIndex } from './keeper.ts'
import { packagedLibrary } from './library.ts'
import { current, decideOn, forget, mark, paste, read, reconsider, wipe } from './reading.ts'

const keeper = keepIndex(packagedLibrary, (status) => emit('indexStatus', status))

serve({
  indexStatus: async () => keeper.status(),
  repairIndex: () => keeper.repair(),
  read: ({ tabId }) => read(tabId, keeper.opened),
  current: async ({ tabId }) => current(tabId),
  paste: ({ tabId, text }) => paste(tabId, text, keeper.opened),
  encounter: (request) => reconsider(request, keeper.opened),
  decide: decideOn,
  mark,
  async search(request) {
    const library = await keeper.opened()
    if (isFailure(library)) return library
    if (request.date && !library.covers(request.date)) return dateOutside(request.date, library)
    return library.search(request)
  },
  async record(request) {
    const library = await keeper.opened()
    if (isFailure(library)) return library
    if (request.date && !library.covers(request.date)) return dateOutside(request.date, library)
    return library.record(request)
  },
  wipe: ({ tabId }) => wipe(tabId),
})

const clear = (tabId: number) => {
  if (forget(tabId)) emit('cleared', { tabId })
}
onChanged(clear)
onClosed((tabId) => {
  clear(tabId)
  void removeSitting(tabId)
})

listenToGestures()
onInstalled(() => void installMenu())
