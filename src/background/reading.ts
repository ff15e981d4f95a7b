/** Reads a tab, analyses what was read and holds it in memory until the tab shows something else. */

import { auditRecord } from '../encoder/audit.ts'
import { dateOutside } from '../encoder/failures.ts'
import { judgeBasket } from '../encoder/judge.ts'
import type { Setting } from '../engine/types.ts'
import { reason } from '../platform/api.ts'
import { showCount } from '../platform/badge.ts'
import { watchFrames } from '../platform/follow.ts'
import { markFrame, readFrames, unmarkFrames } from '../platform/frames.ts'
import type { Calls, Failure, Judgement, Reading, ShownNote } from '../platform/messages.ts'
import { isAllowed } from '../platform/permissions.ts'
import { readRef, refOf } from '../platform/refs.ts'
import { removeSitting, saltedHash } from '../platform/session.ts'
import { getSettings } from '../platform/settings.ts'
import { getTab, type Tab } from '../platform/tabs.ts'
import { recordAcceptance, verdictOn } from './acceptance.ts'
import { checkAnswers } from './answers.ts'
import { type Assembled, assemble, marksFor } from './assemble.ts'
import { compareWithEarlier } from './copy-forward.ts'
import { changeBasket, decide, decisionsFor, type Place } from './decisions.ts'
import { type Chosen, judge } from './encounter.ts'
import { empty, entryFailure, fail, isFailure, noAnswer, noTab, restricted } from './failures.ts'
import { silentOrigins } from './frame-tree.ts'
import type { Library } from './library.ts'
import { choose, chosenText, notesOf } from './notes.ts'

interface Held {
  tab: Tab
  assembled: Assembled
  notes: ShownNote[]
  chosen: Chosen
  reading: Reading
}

/** What was read from each tab: in the worker's memory only, so that it goes when the worker does. */
const held = new Map<number, Held>()
const underWay = new Map<number, Promise<Reading | Failure>>()
/** Aborted when the tab is forgotten: what was begun before belongs to what it shows no longer, and must not be held. */
const lives = new Map<number, AbortController>()
/** Why a life ended: the tab shows something else, or the person wants what was read of it forgotten. */
const LEFT = 'left'
const WIPED = 'wiped'
const MOST_READINGS = 3

function lifeOf(tabId: number): AbortSignal {
  const life = lives.get(tabId) ?? new AbortController()
  lives.set(tabId, life)
  return life.signal
}

export type OpenLibrary = () => Promise<Library | Failure>

/** Reads the tab. Two screens that ask at the same moment share one reading. */
export function read(tabId: number, open: OpenLibrary): Promise<Reading | Failure> {
  const running = underWay.get(tabId)
  if (running) return running
  const reading = readTab(tabId, open).finally(() => underWay.delete(tabId))
  underWay.set(tabId, reading)
  return reading
}

/** What the tab shows at the end is what is asked for: a page that changes while it is read is read again, some times. */
async function readTab(tabId: number, open: OpenLibrary): Promise<Reading | Failure> {
  for (let left = MOST_READINGS; ; left--) {
    const life = lifeOf(tabId)
    const reading = await readOnce(tabId, open, life)
    if (life.reason !== LEFT || left === 1) return reading
  }
}

async function readOnce(tabId: number, open: OpenLibrary, life: AbortSignal): Promise<Reading | Failure> {
  const tab = await getTab(tabId)
  if (!tab) return noTab()
  if (tab.url && !/^(https?|file):/.test(tab.url)) return restricted()
  const assembled = await readPage(tab)
  if (isFailure(assembled)) return assembled
  return analyse({ tab, assembled, notes: notesOf(assembled.parts), chosen: await startWith() }, open, life)
}

async function readPage(tab: Tab): Promise<Assembled | Failure> {
  try {
    const { regions } = await getSettings()
    const answers = checkAnswers(await readFrames(tab.id, regions[hostOf(tab)] ?? []))
    return answers.length ? assemble(answers, await allowedOf(tab, silentOrigins(answers))) : noAnswer()
  } catch (fault) {
    return entryFailure(tab.url, reason(fault))
  }
}

/** Those of the origins that may be read: the tab's own, at the press of the button, and those of sites that the person allowed. */
async function allowedOf({ url }: Tab, origins: readonly string[]): Promise<Set<string>> {
  const own = url && URL.canParse(url) ? new URL(url).origin : ''
  const known = await Promise.all(origins.map(async (origin) => origin === own || (await isAllowed(origin))))
  return new Set(origins.filter((_, i) => known[i]))
}

/** Ids of the parts that the reading held of the tab was taken from, by the frame of their reader. */
export function partsRead(tabId: number): Map<number, string[]> {
  const parts = new Map<number, string[]>()
  for (const { kind, frameId, partId } of held.get(tabId)?.assembled.parts ?? [])
    if (kind !== 'paste') parts.set(frameId, [...(parts.get(frameId) ?? []), partId])
  return parts
}

const startWith = async (): Promise<{ setting: Setting }> => ({ setting: (await getSettings()).setting })

/** Analyses text that the person gave in place of what could not be read. */
export async function paste(tabId: number, text: string, open: OpenLibrary): Promise<Reading | Failure> {
  const tab = await getTab(tabId)
  if (!tab) return noTab()
  if (!text.trim()) return fail('empty', 'There is no text to analyse. Paste the note into the box.')
  const part = {
    partId: 'paste',
    offset: 0,
    frameId: 0,
    document: '',
    frame: '',
    label: 'Pasted text',
    kind: 'paste' as const,
    start: 0,
    end: text.length,
  }
  const assembled = { text, parts: [part], unread: [], frames: 0 }
  return analyse({ tab, assembled, notes: notesOf(assembled.parts), chosen: await startWith() }, open)
}

/** Analyses other notes of those that the page shows. */
export async function chooseNote(
  { tabId, ids }: Calls['chooseNote']['request'],
  open: OpenLibrary,
): Promise<Reading | Failure> {
  const before = held.get(tabId)
  return before ? analyse({ ...before, notes: choose(before.notes, ids) }, open) : forgotten()
}

/** Analyses what is held of the tab again, under what the person says about the encounter. */
export async function reconsider(
  { tabId, age, ...said }: Calls['encounter']['request'],
  open: OpenLibrary,
): Promise<Reading | Failure> {
  const before = held.get(tabId)
  if (!before) return forgotten()
  return analyse(
    { ...before, chosen: { ...before.chosen, ...said, ...(age === undefined ? {} : { age: age ?? undefined }) } },
    open,
  )
}

/** @param life that of what is analysed, from when it was read */
async function analyse(
  given: Omit<Held, 'reading'>,
  open: OpenLibrary,
  life = lifeOf(given.tab.id),
): Promise<Reading | Failure> {
  const { tab, assembled, notes, chosen } = given
  const library = await open()
  if (isFailure(library)) return library
  if (chosen.date && !library.covers(chosen.date)) return dateOutside(chosen.date, library)
  if (!assembled.text.trim() && !assembled.unread.length) return empty()
  const judged = await judge(library, chosenText(assembled.text, assembled.parts, notes), chosen)
  const copied = await compareWithEarlier(assembled.text, await saltedHash(assembled.text), judged.encounter.date)
  const reading: Reading = {
    ok: true,
    tabId: tab.id,
    text: assembled.text,
    parts: assembled.parts.map(({ partId: _partId, offset: _offset, document: _document, ...part }) => part),
    notes,
    unread: assembled.unread,
    frames: assembled.frames,
    ...judged,
    ...(copied ? { copied } : {}),
    // last, since the person may have decided while this was read
    decisions: await decisionsFor(placeOf(given)),
  }
  if (life.aborted) return forgotten()
  held.set(tab.id, { ...given, reading })
  void watchFrames(tab.id, partsRead(tab.id))
  void showCount(tab.id, reading.analysis.suggestions.filter(({ tier }) => tier === 'recommended').length)
  return reading
}

export const forgotten = () => fail('vanished', 'What was read from this page is gone. Read the page again.')

/** Host name of the page in the tab; '' where it is not known. */
const hostOf = ({ url }: Tab): string => (url && URL.canParse(url) ? new URL(url).hostname : '')

function placeOf({ tab, assembled }: Omit<Held, 'reading'>): Place {
  const host = tab.incognito ? '' : hostOf(tab)
  return { tabId: tab.id, text: assembled.text, ...(host ? { host } : {}) }
}

/** The reading of the tab that is still held, or null. */
export const current = (tabId: number): Reading | null => held.get(tabId)?.reading ?? null

/** What is held of the tab as the analysis saw it: the chosen notes, with blanks for the others. */
export function heldNote(
  tabId: number,
): (Pick<Reading, 'analysis' | 'encounter'> & ReturnType<typeof chosenText>) | undefined {
  const found = held.get(tabId)
  if (!found) return undefined
  const { analysis, encounter } = found.reading
  return { ...chosenText(found.assembled.text, found.assembled.parts, found.notes), analysis, encounter }
}

/** Compares codes with what is held of the tab. */
export async function audit({ tabId, codes }: Calls['audit']['request'], open: OpenLibrary) {
  const note = heldNote(tabId)
  if (!note) return forgotten()
  const library = await open()
  if (isFailure(library)) return library
  const { text, parts, encounter } = note
  return auditRecord(library.encoder, { text, parts, codes, encounter })
}

/** Keeps what the person decided about a code. */
export async function decideOn({ tabId, code, decision }: Calls['decide']['request']) {
  const place = held.get(tabId)
  if (!place) return forgotten()
  const before = place.reading.decisions
  const decisions = await decide(placeOf(place), code, decision)
  const suggestion = place.reading.analysis.suggestions.find((one) => refOf(one) === code)
  if (suggestion && !place.tab.incognito)
    await recordAcceptance(suggestion, verdictOn(code, before), verdictOn(code, decisions))
  keepDecisions(tabId, decisions)
  return decisions
}

/** Changes the basket of what is held of the tab. */
export async function changeBasketOf({ tabId, change }: Calls['basket']['request']) {
  const place = held.get(tabId)
  if (!place) return forgotten()
  const decisions = await changeBasket(placeOf(place), change)
  keepDecisions(tabId, decisions)
  return decisions
}

/** With the reading that is held now: it may have been read anew while the decision was written. */
function keepDecisions(tabId: number, decisions: Reading['decisions']): void {
  const place = held.get(tabId)
  if (place) place.reading = { ...place.reading, decisions }
}

/** Edits and groups of the basket of what is held of the tab. */
export async function judgeBasketOf(tabId: number, open: OpenLibrary): Promise<Judgement | Failure> {
  const place = held.get(tabId)
  const note = heldNote(tabId)
  if (!place || !note) return forgotten()
  const library = await open()
  if (isFailure(library)) return library
  return judgeBasket(library.encoder, place.reading.decisions.basket, note.encounter, note.text, readRef)
}

/** Marks ranges of the joined text in the page; every earlier mark goes. */
export async function mark({ tabId, ranges, scrollTo }: Calls['mark']['request']): Promise<Calls['mark']['response']> {
  const from = held.get(tabId)
  if (!from) return forgotten()
  const calls = marksFor(from.assembled, ranges, scrollTo)
  const called = new Set(calls.map(({ frameId }) => frameId))
  const frames = new Set(from.assembled.parts.filter(({ kind }) => kind !== 'paste').map(({ frameId }) => frameId))
  const clears = [...frames].filter((frameId) => !called.has(frameId)).map((frameId) => ({ frameId, ranges: [] }))
  const marked = await Promise.all(
    [...clears, ...calls].map((one) =>
      markFrame(tabId, one.frameId, one.ranges, 'scrollTo' in one ? one.scrollTo : undefined),
    ),
  )
  return { ok: true, marked: marked.reduce((sum, n) => sum + n, 0) }
}

/** Forgets the tab at the person's wish: text, analysis, decisions and marks. */
export async function wipe(tabId: number): Promise<{ ok: true }> {
  forget(tabId, WIPED)
  await Promise.all([removeSitting(tabId), unmarkFrames(tabId), showCount(tabId, 0)])
  return { ok: true }
}

/** Forgets what was read of the tab, and what is still being read or analysed of it. Returns whether anything was held. */
export function forget(tabId: number, why: typeof LEFT | typeof WIPED = LEFT): boolean {
  lives.get(tabId)?.abort(why)
  lives.delete(tabId)
  return held.delete(tabId)
}
