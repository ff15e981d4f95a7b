/**
 * The background worker. The browser stops and starts it as it likes: every listener is registered while this script first runs, and
 * every answer waits for the one readiness of the index.
 */
import { bookLines, bookParts, completions, followBook } from '../encoder/book.ts'
import { checkClaim } from '../encoder/check.ts'
import { emLevel } from '../encoder/em.ts'
import type { Encoder } from '../encoder/encoder.ts'
import { riskAdjustment } from '../encoder/hcc.ts'
import { pcsIndex, pcsTable } from '../encoder/pcs.ts'
import { place, record } from '../encoder/record.ts'
import { search } from '../encoder/search.ts'
import { localDate } from '../library/day.ts'
import { emit, serve } from '../platform/calls.ts'
import { onNoteSignal } from '../platform/follow.ts'
import { installMenu, listenToGestures, onInstalled } from '../platform/gestures.ts'
import type { Failure } from '../platform/messages.ts'
import { onPicked } from '../platform/regions.ts'
import { removeSitting } from '../platform/session.ts'
import { onChanged, onClosed } from '../platform/tabs.ts'
import { isFailure } from './failures.ts'
import { clear, heed, insert } from './following.ts'
import { changeImport, cite, listImports } from './imports.ts'
import { advice, emWorksheet } from './judgements.ts'
import { keepIndex } from './keeper.ts'
import { packagedLibrary } from './library.ts'
import {
  audit,
  changeBasketOf,
  chooseNote,
  current,
  decideOn,
  judgeBasketOf,
  mark,
  paste,
  read,
  reconsider,
  wipe,
} from './reading.ts'
import { keepRegion, pickRegion } from './regions.ts'

const today = () => localDate(new Date())

const keeper = keepIndex(packagedLibrary, (status) => emit('indexStatus', status))

serve({
  indexStatus: async () => keeper.status(),
  repairIndex: () => keeper.repair(),
  reopenIndex: () => keeper.reopen(),
  read: ({ tabId }) => read(tabId, keeper.opened),
  current: async ({ tabId }) => current(tabId),
  paste: ({ tabId, text }) => paste(tabId, text, keeper.opened),
  chooseNote: (request) => chooseNote(request, keeper.opened),
  encounter: (request) => reconsider(request, keeper.opened),
  audit: (request) => audit(request, keeper.opened),
  basket: changeBasketOf,
  judge: ({ tabId }) => judgeBasketOf(tabId, keeper.opened),
  decide: decideOn,
  mark,
  async search({ date = today(), ...request }) {
    const library = await keeper.opened()
    return isFailure(library) ? library : search(library.encoder, { ...request, date })
  },
  async check({ date = today(), ...claim }) {
    const library = await keeper.opened()
    return isFailure(library) ? library : checkClaim(library.encoder, { ...claim, date })
  },
  async record({ date = today(), ...request }) {
    const library = await keeper.opened()
    return isFailure(library) ? library : record(library.encoder, { ...request, date })
  },
  async place({ date = today(), id }) {
    const library = await keeper.opened()
    return isFailure(library) ? library : place(library.encoder, { id, date })
  },
  pcsTable: ({ date = today(), chosen }) => asked((encoder) => pcsTable(encoder, { chosen, date })),
  pcsIndex: (request) => asked((encoder) => pcsIndex(encoder, request)),
  bookParts: () => asked((encoder) => bookParts(encoder)),
  bookLines: ({ date = today(), ...request }) => asked((encoder) => bookLines(encoder, { ...request, date })),
  bookFollow: (request) => asked((encoder) => followBook(encoder, request)),
  bookCompletions: ({ date = today(), code }) => asked((encoder) => completions(encoder, { code, date })),
  async cite(request) {
    const cited = await asked((encoder) => cite(request, encoder, new Date().toISOString()))
    emit('importsChanged', { kinds: ['citations'] })
    return cited
  },
  imports: listImports,
  async changeImport(request) {
    const changed = await asked((encoder) => changeImport(request, encoder))
    emit('importsChanged', { kinds: [request.kind] })
    return changed
  },
  async imported({ kinds }) {
    const library = await keeper.opened()
    if (!isFailure(library)) library.encoder.importsChanged(kinds)
    emit('importsChanged', { kinds })
    return listImports()
  },
  riskAdjustment: (request) => asked((encoder) => riskAdjustment(encoder, request)),
  emLevel: ({ date = today(), ...request }) => asked((encoder) => emLevel(encoder, { ...request, date })),
  emWorksheet: (request) => asked((encoder) => emWorksheet(encoder, request)),
  modifierAdvice: (request) => asked((encoder) => advice(encoder, request)),
  pickRegion,
  insert,
  wipe: ({ tabId }) => wipe(tabId),
})

/** Asks the encoder, or says why there is none. */
async function asked<T>(work: (encoder: Encoder) => Promise<T>): Promise<T | Failure> {
  const library = await keeper.opened()
  return isFailure(library) ? library : work(library.encoder)
}

onChanged(clear)
onPicked((tabId, region) => void keepRegion(tabId, region, keeper.opened))
onNoteSignal((tabId, frameId, signal) => void heed(tabId, frameId, signal, keeper.opened))
onClosed((tabId) => {
  clear(tabId)
  void removeSitting(tabId)
})

listenToGestures()
onInstalled(() => void installMenu())
