/** What the judgements know of a single code beyond its classification: every room that has something to say contributes. */
import type { CodeSystem } from '../engine/types.ts'
import type { CodeFlag } from '../platform/messages.ts'
import { drgFlags } from './drg.ts'
import { editFlags } from './edit-flags.ts'
import type { Encoder } from './encoder.ts'
import { groupFlags } from './groups.ts'
import { hccFlags } from './hcc.ts'
import { hcpcsFlags } from './hcpcs.ts'

type Contributor = (encoder: Encoder, system: CodeSystem, code: string, date: string) => Promise<CodeFlag[]>

const CONTRIBUTORS: readonly Contributor[] = [drgFlags, hccFlags, hcpcsFlags, editFlags, groupFlags]

/** In the order of the contributors. `date` is the ISO date of service. */
export async function codeFlags(encoder: Encoder, system: CodeSystem, code: string, date: string): Promise<CodeFlag[]> {
  const flags = await Promise.all(CONTRIBUTORS.map((contribute) => contribute(encoder, system, code, date)))
  return flags.flat()
}
