import * as v from 'valibot'
import { type Command, checked, date, notBundled, outsideReleases, system } from '../command.ts'

const line = v.object({ system: v.optional(system), code: v.string(), date: v.optional(date) })

export const code: Command = {
  name: 'code',
  summary: 'Gives the whole record of a code or header: title, validity, place, notes, 7th characters.',
  shape: {
    input: '{id, system, code, date?}',
    output: '{id, record}, where record is null for a string that never was a code',
  },
  work: (desk, defaults) =>
    checked(line, (said) => {
      if (said.system && said.system !== 'ICD-10-CM') return notBundled(said.system)
      const day = said.date ?? defaults.date
      return outsideReleases(desk, day) ?? { record: desk.record(said.code, day) }
    }),
}
