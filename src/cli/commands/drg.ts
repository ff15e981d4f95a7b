import * as v from 'valibot'
import { groupStay } from '../../encoder/drg.ts'
import type { DrgResult, DrgWhy } from '../../grouping/drg/types.ts'
import { answered, type Command, checked, date } from '../command.ts'

const diagnosis = v.object({ code: v.string(), poa: v.optional(v.string()) })
const line = v.object({
  version: v.optional(v.string()),
  date: v.optional(date),
  principal: diagnosis,
  secondary: v.optional(v.array(diagnosis), []),
  procedures: v.optional(v.array(v.string()), []),
  age: v.optional(v.number()),
  sex: v.picklist(['M', 'F', 'U']),
  dischargeStatus: v.string(),
  poaExempt: v.optional(v.boolean()),
})

/** The weights of the fiscal year stand beside the group, as in the published table. */
function output({ weights, why, ...result }: DrgResult & { why: DrgWhy }): object {
  const { weight, gmlos, amlos } = weights ?? {}
  return { ...result, ...(weights ? { weight, gmlos, amlos } : {}), why }
}

export const drg: Command = {
  name: 'drg',
  summary: 'Groups an inpatient stay by MS-DRG, version 40.0 to 44.0, and says why.',
  shape: {
    input:
      '{id, version? (default: by date), principal: {code, poa?}, secondary: [{code, poa?}], procedures: [code], age?, sex, dischargeStatus, poaExempt?}',
    output:
      '{id, version, mdc, drg, title, medSurg, severity, initialDrg, hacs, returnCode, weight?, gmlos?, amlos?, why}',
  },
  work: (desk, defaults) =>
    checked(line, async (stay) =>
      answered(await groupStay(desk, { ...stay, date: stay.date ?? defaults.date }), output),
    ),
}
