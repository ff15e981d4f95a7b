/**
 * The background holds what was read in the memory of a worker that the browser stops when it likes. A screen that still shows
 * the reading has it made anew, without the person noticing, when the worker has forgotten it.
 */
import type { Failure, Reading } from '../../platform/messages.ts'
import type { ChartsideClient } from '../client.ts'

/** A fault, e.g. a background that does not answer, as a failure that can be shown. */
export const failureOf = (fault: unknown): Failure => ({
  ok: false,
  error: 'fault',
  message: fault instanceof Error ? fault.message : 'Something went wrong. Read the chart again.',
})

export const isFailure = (answer: unknown): answer is Failure =>
  typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false

const forgotten = (answer: unknown) => isFailure(answer) && answer.error === 'vanished'

/** Reads, or analyses the pasted text, again, under the encounter that the person had set. */
async function renew(client: ChartsideClient, before: Reading): Promise<Reading | Failure> {
  const { tabId, text, parts, encounter, dateFrom } = before
  const pasted = parts.length > 0 && parts.every((part) => part.kind === 'paste')
  const again = await (pasted ? client.call('paste', { tabId, text }) : client.call('read', { tabId }))
  if (!again.ok || again.text !== text) return again
  const date = dateFrom === 'person' ? encounter.date : undefined
  if (again.encounter.setting === encounter.setting && date === undefined) return again
  return client.call('encounter', { tabId, setting: encounter.setting, ...(date ? { date } : {}) })
}

/**
 * Asks something about a reading. When the background has forgotten the reading it is renewed and asked about once more,
 * provided that the page still shows the same text; otherwise `onOther` gets what the page shows now.
 */
export async function askAbout<T>(
  client: ChartsideClient,
  before: Reading,
  ask: () => Promise<T | Failure>,
  onOther: (now: Reading | Failure) => void,
): Promise<T | Failure> {
  const answer = await ask().catch(failureOf)
  if (!forgotten(answer)) return answer
  const now = await renew(client, before).catch(failureOf)
  if (now.ok && now.text === before.text) return ask().catch(failureOf)
  onOther(now)
  return now.ok ? { ok: false, error: 'changed', message: 'The chart changed meanwhile and was read again.' } : now
}
