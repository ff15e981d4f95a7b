/** How the rules of the Medicare Code Editor say what they found, and what they could not check. */
import { type Context, finding } from '../context.ts'
import type { Severity } from '../types.ts'

/** A code of the claim with its flags in the editor's table. */
export interface Flagged<T> {
  code: T
  flags: readonly string[]
}

const source = (edit: string): string => `Medicare Code Editor (CMS): ${edit}`

export function tell(
  { find }: Context,
  rule: string,
  severity: Severity,
  codes: readonly { code: string }[],
  [edit, message, resolve]: readonly [string, string, string],
): void {
  find(finding(`mce.${rule}`, severity, codes, { message, source: source(edit), resolve }))
}

export function unknown({ notChecked }: Context, matter: string, what: string, edits: string): void {
  notChecked({
    matter,
    message: `${edits} not checked: ${what} is not given.`,
    resolve: `Give ${what}.`,
  })
}
