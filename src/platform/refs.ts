/** A code of any system as one string, for lists that a person keeps: "E11.22" of ICD-10-CM, "ICD-10-PCS 0DTJ4ZZ" of another system. */
import type { CodeSystem } from '../engine/types.ts'

export interface CodeRef {
  system: CodeSystem
  code: string
}

const HOME: CodeSystem = 'ICD-10-CM'

export const refOf = ({ system, code }: CodeRef): string => (system === HOME ? code : `${system} ${code}`)

export function readRef(ref: string): CodeRef {
  const space = ref.indexOf(' ')
  return space < 0
    ? { system: HOME, code: ref }
    : { system: ref.slice(0, space) as CodeSystem, code: ref.slice(space + 1) }
}
