import * as v from 'valibot'
import type { CheckResult, Claim, Finding } from '../../edits/types.ts'
import { checkClaim } from '../../encoder/check.ts'
import { answered, type Command, checked, encounterFields, system } from '../command.ts'

const line = v.object({
  codes: v.array(
    v.object({
      system,
      code: v.string(),
      modifiers: v.optional(v.array(v.string())),
      poa: v.optional(v.string()),
      units: v.optional(v.number()),
      pointers: v.optional(v.array(v.number())),
      date: v.optional(v.string()),
    }),
  ),
  ...encounterFields,
  // an age that cannot be is a finding of the editors
  age: v.optional(v.number()),
  dischargeStatus: v.optional(v.string()),
  lengthOfStay: v.optional(v.number()),
  payer: v.optional(v.string()),
})

export const check: Command = {
  name: 'check',
  summary:
    'Checks the codes of an encounter: validity, Excludes notes, sequence, laterality, POA, the Medicare and Outpatient Code Editors, NCCI, modifiers, and what was imported.',
  shape: {
    input:
      '{id, codes: [{system, code, modifiers?, poa?, units?, pointers?, date?}], setting?, date?, age?, sex?, dischargeStatus?, lengthOfStay?, payer?}',
    output: '{id, findings: [{rule, severity, codes, message, source, resolve}]}',
  },
  work: (desk, defaults) =>
    checked(line, async ({ setting = defaults.setting, date = defaults.date, ...said }) => {
      const claim: Claim = { ...said, setting, date }
      return answered(await checkClaim(desk, claim), (result) => ({ findings: withNotChecked(result) }))
    }),
}

/** What could not be checked stands among the findings, so that it is never taken for "no edit". */
const withNotChecked = ({ findings, notChecked }: CheckResult): Finding[] => [
  ...findings,
  ...notChecked.map(
    ({ matter, message, resolve }): Finding => ({
      rule: 'edits.not-checked',
      severity: 'info',
      codes: [],
      message,
      source: `No table loaded: ${matter}`,
      resolve,
    }),
  ),
]
