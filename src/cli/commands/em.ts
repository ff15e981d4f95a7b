import * as v from 'valibot'
import { emLevel } from '../../encoder/em.ts'
import { FAMILY_HELP, LEVEL_HELP } from '../../evaluation-management/families.ts'
import { answered, type Command, checked, date as isoDate } from '../command.ts'

const line = v.object({
  family: v.string(),
  problems: v.optional(v.string()),
  data: v.optional(v.string()),
  risk: v.optional(v.string()),
  minutes: v.optional(v.number()),
  newPatient: v.optional(v.boolean()),
  date: v.optional(isoDate),
  payer: v.optional(v.picklist(['medicare', 'other'])),
  procedureSameDay: v.optional(v.boolean()),
  shared: v.optional(v.boolean()),
})

export const em: Command = {
  name: 'em',
  summary: 'Levels an evaluation and management visit by medical decision making (two of three elements) and by time.',
  shape: {
    input: `{id, family, problems, data, risk, minutes?, newPatient?, date?, payer?, procedureSameDay?, shared?}
  family: ${FAMILY_HELP}; other words such as "ED" or "initial inpatient" are understood
  problems, data, risk: ${LEVEL_HELP}; two of the three are enough, or minutes alone
  payer: medicare, other (chooses the code of prolonged time)`,
    output: '{id, family, level, code, basis, why, byDecision?, byTime?, addOns, reminders}',
  },
  work: (desk, defaults) =>
    checked(line, async ({ date, ...said }) =>
      answered(await emLevel(desk, { ...said, date: date ?? defaults.date }), (result) => result),
    ),
}
