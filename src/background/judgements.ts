/** Answers about a visit and its services, from the note that is held and the codes that are given. */

import { emSheet } from '../encoder/em.ts'
import type { Encoder } from '../encoder/encoder.ts'
import { modifierAdvice } from '../encoder/modifiers.ts'
import type { Calls } from '../platform/messages.ts'
import { forgotten, heldNote } from './reading.ts'

type Answer<N extends keyof Calls> = Promise<Calls[N]['response']>

/** The worksheet of the note that is held, or the one that a person corrected. */
export async function emWorksheet(encoder: Encoder, request: Calls['emWorksheet']['request']): Answer<'emWorksheet'> {
  const { tabId, worksheet, ...facts } = request
  const note = heldNote(tabId)
  if (!note) return forgotten()
  return emSheet(encoder, note, { ...facts, date: note.encounter.date }, worksheet)
}

/** Advice for the codes given, under the note that is held. */
export async function advice(encoder: Encoder, request: Calls['modifierAdvice']['request']): Answer<'modifierAdvice'> {
  const { tabId, codes, payer } = request
  const note = heldNote(tabId)
  if (!note) return forgotten()
  const { text, encounter } = note
  return modifierAdvice(encoder, { codes, payer, text, setting: encounter.setting, date: encounter.date })
}
