/** The failures that a person meets, each with what to do about it. */
import type { Failure } from '../platform/messages.ts'

export const fail = (error: string, message: string): Failure => ({ ok: false, error, message })

export const isFailure = (value: unknown): value is Failure =>
  typeof value === 'object' && value !== null && 'ok' in value && value.ok === false

export const noTab = () => fail('vanished', 'This tab is no longer there. Open the chart again.')

export const restricted = () =>
  fail(
    'restricted-page',
    'The browser lets no extension read this page (its own pages, the extension store and some viewers are closed to them). Open the chart in an ordinary tab, or paste the note.',
  )

const closedByPolicy = () =>
  fail(
    'restricted-page',
    'A policy of your organisation closes this site to extensions. Ask whoever manages this browser to exempt it, or paste the note.',
  )

export const noFileAccess = () =>
  fail(
    'no-permission',
    'Files on this computer are closed to extensions until you allow it: open the extension’s details in the browser and turn on “Allow access to file URLs”, or paste the note.',
  )

export const noPermission = () =>
  fail(
    'no-permission',
    'This page may not be read yet. Press the Chartside button in the toolbar while the chart is in front, or allow this site.',
  )

export const noAnswer = () =>
  fail('timeout', 'The page did not answer. It may still be loading: wait until it is done, then read it again.')

export const empty = () =>
  fail('empty', 'No clinical note was found on this page. Open the note, select its text, or paste it.')

export const indexUnavailable = (message: string | undefined) =>
  fail('index-missing', message ?? 'The code index could not be opened. Repair it and try again.')

/** Turns what the browser says when a page may not be entered into one of the failures above. */
export function entryFailure(url: string | undefined, said: string): Failure {
  if (/no tab with id|invalid tab id/i.test(said)) return noTab()
  if (url?.startsWith('file:')) return noFileAccess()
  if (url && !/^https?:/.test(url)) return restricted()
  if (
    /cannot access (a|contents of (the )?url) "?(chrome|edge|about|devtools|view-source|chrome-extension|chrome-error)/i.test(
      said,
    )
  )
    return restricted()
  if (/extensions ?settings policy|enterprise policy/i.test(said)) return closedByPolicy()
  if (/gallery|webstore|cannot be scripted|showing error page/i.test(said)) return restricted()
  if (/url "?file:/i.test(said)) return noFileAccess()
  return noPermission()
}
