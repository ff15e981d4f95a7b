import * as v from 'valibot'
import { record } from '../../encoder/record.ts'
import { answered, type Command, checked, system as codeSystem, date as isoDate } from '../command.ts'

const line = v.object({ system: v.optional(codeSystem), code: v.string(), date: v.optional(isoDate) })

export const code: Command = {
  name: 'code',
  summary: 'Gives the whole record of a code or header: title, validity, place, notes, 7th characters.',
  shape: {
    input: '{id, system, code, date?}',
    output: '{id, record}, where record is null for a string that never was a code',
  },
  work: (desk, defaults) =>
    checked(line, async ({ system, code, date }) =>
      answered(await record(desk, { system: system ?? 'ICD-10-CM', code, date: date ?? defaults.date }), (found) => ({
        record: found,
      })),
    ),
}
