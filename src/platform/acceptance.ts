/** How often suggestions were accepted and dismissed, by the rule that made them: counts on this machine, never words of a note or codes. */
import * as v from 'valibot'
import { browser } from './api.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const schema = v.record(v.string(), v.object({ accepted: count, dismissed: count }))

/** By rule id; suggestions without a rule stand under "none". */
export type Acceptance = v.InferOutput<typeof schema>

const KEY = 'acceptance'

export async function getAcceptance(): Promise<Acceptance> {
  const parsed = v.safeParse(schema, (await browser.storage.local.get(KEY))[KEY])
  return parsed.success ? parsed.output : {}
}

// Updates wait for one another, so that two of the same moment do not lose one.
let last: Promise<unknown> = Promise.resolve()

export function updateAcceptance(change: (before: Acceptance) => Acceptance): Promise<void> {
  const next = last.then(async () => {
    await browser.storage.local.set({ [KEY]: change(await getAcceptance()) })
  })
  last = next.catch(() => undefined)
  return next
}
