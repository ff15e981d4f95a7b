/** Carries the calls and events of messages.ts between the screens and the background. */
import * as v from 'valibot'
import { browser, ownOrigin, type Sender } from './api.ts'
import type { CallName, Calls, EventName, Events } from './messages.ts'
import { requestSchemas } from './requests.ts'

const envelope = v.object({ call: v.string(), request: v.unknown() })
const notice = v.object({ event: v.string(), detail: v.unknown() })

export type Handlers = {
  [N in CallName]: (request: Calls[N]['request']) => Promise<Calls[N]['response']>
}

/**
 * Calls the background and waits for its answer. Expected failures are part of the answer.
 * @throws Error when the background has a fault, or when there is none to answer.
 */
export function send<N extends CallName>(call: N, request: Calls[N]['request']): Promise<Calls[N]['response']> {
  return browser.runtime.sendMessage({ call, request })
}

/**
 * Answers the calls. Only this extension's own pages are heard: a content script runs beside a page that may be hostile and
 * has no business asking for what was read elsewhere. Must be called while the worker's script is first run.
 */
export function serve(handlers: Handlers): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender) => {
    if (sender.id !== browser.runtime.id || !sender.url?.startsWith(ownOrigin())) return undefined
    const parsed = v.safeParse(envelope, message)
    if (!parsed.success || !Object.hasOwn(requestSchemas, parsed.output.call)) return undefined
    return answer(handlers, parsed.output.call as CallName, parsed.output.request)
  })
}

async function answer<N extends CallName>(
  handlers: Handlers,
  call: N,
  request: unknown,
): Promise<Calls[N]['response']> {
  const parsed = v.safeParse(requestSchemas[call], request)
  if (!parsed.success) throw new Error(`The call ${call} has a malformed request at ${v.getDotPath(parsed.issues[0])}.`)
  try {
    return await handlers[call](parsed.output as Calls[N]['request'])
  } catch (fault) {
    // A fault's own message may quote what was being analysed; its name does not.
    throw new Error(
      `The call ${call} failed (${fault instanceof Error ? fault.name : typeof fault}). Reload the page and try again.`,
    )
  }
}

/** Tells every open screen; when none is open nobody hears it, which is no fault. */
export function emit<N extends EventName>(event: N, detail: Events[N]): void {
  browser.runtime.sendMessage({ event, detail }).catch(() => undefined)
}

/** Listens to an event of the background. Returns the function that stops listening. */
export function on<N extends EventName>(event: N, listener: (detail: Events[N]) => void): () => void {
  const hear = (message: unknown, sender: Sender): undefined => {
    if (sender.id !== browser.runtime.id) return
    const parsed = v.safeParse(notice, message)
    if (parsed.success && parsed.output.event === event) listener(parsed.output.detail as Events[N])
  }
  browser.runtime.onMessage.addListener(hear)
  return () => browser.runtime.onMessage.removeListener(hear)
}
