/** What an encoder cannot answer, each with what to do about it. */
import type { CodeSystem } from '../engine/types.ts'
import type { Failure } from '../platform/messages.ts'

const fail = (error: string, message: string): Failure => ({ ok: false, error, message })

export const dateOutside = (date: string, { first, last }: { first: string; last: string }): Failure =>
  fail(
    'date-outside-releases',
    `No release of ICD-10-CM for ${date} is bundled. Use a date of service from ${first} to ${last}.`,
  )

export const notBundled = (system: CodeSystem): Failure =>
  fail('system-not-bundled', `${system} is not part of this version. Ask for ICD-10-CM.`)
