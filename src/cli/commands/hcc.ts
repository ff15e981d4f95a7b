import * as v from 'valibot'
import { riskAdjustment } from '../../encoder/hcc.ts'
import { METALS } from '../../grouping/hcc/types.ts'
import { answered, type Command, checked } from '../command.ts'

const flag = v.optional(v.boolean())
const line = v.object({
  model: v.string(),
  paymentYear: v.number(),
  dx: v.array(v.string()),
  age: v.number(),
  sex: v.picklist(['M', 'F', 'U']),
  eligibility: v.optional(
    v.object({
      orec: v.optional(v.picklist(['0', '1', '2', '3'])),
      dual: v.optional(v.picklist(['none', 'partial', 'full'])),
      institutional: flag,
      newEnrollee: flag,
      lowIncome: flag,
      esrd: flag,
      metal: v.optional(v.picklist(METALS)),
      enrollmentMonths: v.optional(v.number()),
    }),
  ),
})

export const hcc: Command = {
  name: 'hcc',
  summary:
    'Computes risk adjustment categories and the raw score by model and payment year; without eligibility, the categories alone.',
  shape: {
    input:
      '{id, model, paymentYear, dx, age, sex, eligibility: {orec, dual, institutional, newEnrollee}} (RxHCC: lowIncome and esrd in place of dual; HHS-HCC: metal, enrollmentMonths)',
    output:
      '{id, model, paymentYear, segment, hccs: [{hcc, label, from}], dropped: [{hcc, by}], interactions, score, contributions, uncounted: [{code, reason, message}]}',
  },
  work: (desk) => checked(line, async (request) => answered(await riskAdjustment(desk, request), (result) => result)),
}
