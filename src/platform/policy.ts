/** What an organisation set for its people by policy (managed storage): defaults that hold until a person chooses otherwise. */
import * as v from 'valibot'
import { browser } from './api.ts'

const site = v.pipe(v.string(), v.regex(/^https?:\/\/[^/]+\/\*$/))

const policy = v.object({
  /** Patterns of sites that people are offered to allow, e.g. `https://ehr.example/*`; one that is none costs the others nothing. */
  sites: v.fallback(
    v.pipe(
      v.array(v.unknown()),
      v.transform((given) => given.filter((one) => v.is(site, one))),
    ),
    () => [],
  ),
  /** Settings by name, checked like those of a person. */
  settings: v.fallback(v.record(v.string(), v.unknown()), () => ({})),
})

export type Policy = v.InferOutput<typeof policy>

/** The policy; empty where there is none. Browsers without managed storage reject the question. */
export async function getPolicy(): Promise<Policy> {
  const stored = await browser.storage.managed.get().catch(() => ({}))
  return v.parse(policy, stored)
}
