/**
 * What must outlive a worker that the browser stopped, kept in session storage: in memory, gone with the browser. Codes and
 * salted hashes only; a hash says that a note is the same as before without saying anything about the note.
 */
import * as v from 'valibot'
import type { Basket } from '../basket/types.ts'
import { browser } from './api.ts'

const basket: v.GenericSchema<unknown, Basket> = v.object({
  items: v.array(
    v.object({
      ref: v.string(),
      modifiers: v.array(v.string()),
      units: v.number(),
      poa: v.optional(v.picklist(['Y', 'N', 'U', 'W', '1'])),
      pointers: v.array(v.string()),
    }),
  ),
  dischargeStatus: v.optional(v.string()),
  lengthOfStay: v.optional(v.number()),
})

const sitting = v.object({
  /** Salted hash of the joined text that the decisions belong to. */
  note: v.string(),
  basket,
  /** Earlier baskets, latest first, for undoing. */
  before: v.array(basket),
  dismissed: v.array(v.string()),
  /** "Never" of a private window: held here, because nothing of a private window is written down. */
  never: v.array(v.string()),
})
export type Sitting = v.InferOutput<typeof sitting>

const key = (tabId: number): string => `sitting:${tabId}`
const SALT = 'salt'

/** The decisions of a tab, or undefined when there are none. */
export async function getSitting(tabId: number): Promise<Sitting | undefined> {
  const stored = (await browser.storage.session.get(key(tabId)))[key(tabId)]
  const parsed = v.safeParse(sitting, stored)
  return parsed.success ? parsed.output : undefined
}

export async function setSitting(tabId: number, value: Sitting): Promise<void> {
  await browser.storage.session.set({ [key(tabId)]: value })
}

export async function removeSitting(tabId: number): Promise<void> {
  await browser.storage.session.remove(key(tabId))
}

/** SHA-256 of the text under a salt that is drawn anew in every session of the browser; hexadecimal. */
export async function saltedHash(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${await salt()}\n${text}`)
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function salt(): Promise<string> {
  const stored = (await browser.storage.session.get(SALT))[SALT]
  if (typeof stored === 'string') return stored
  const drawn = crypto.randomUUID()
  await browser.storage.session.set({ [SALT]: drawn })
  return drawn
}

const shingles = v.array(v.object({ note: v.string(), dateOfService: v.string(), hashes: v.array(v.number()) }))

/** Salted hashes of the runs of words of a note, to know a copied passage again. */
export type NoteShingles = v.InferOutput<typeof shingles>[number]

const SHINGLES = 'shingles'

/** The notes read in this sitting, latest first. */
export async function readShingles(): Promise<NoteShingles[]> {
  const parsed = v.safeParse(shingles, (await browser.storage.session.get(SHINGLES))[SHINGLES])
  return parsed.success ? parsed.output : []
}

export async function writeShingles(notes: NoteShingles[]): Promise<void> {
  await browser.storage.session.set({ [SHINGLES]: notes })
}

/** Four numbers that only this session of the browser has. */
export async function saltedKey(): Promise<Uint32Array> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${await salt()}\nshingles`))
  return new Uint32Array(digest).slice(0, 4)
}
