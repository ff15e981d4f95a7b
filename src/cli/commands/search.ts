import * as v from 'valibot'
import { search } from '../../encoder/search.ts'
import { answered, type Command, checked, system as codeSystem, date as isoDate } from '../command.ts'

const line = v.object({
  query: v.string(),
  system: v.optional(codeSystem),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))),
  date: v.optional(isoDate),
})

export const searchCommand: Command = {
  name: 'search',
  summary: 'Looks codes up by words, best first.',
  shape: {
    input: '{id, query, system?, limit?, date?}',
    output: '{id, results: [{system, code, title, billable, matched}]}',
  },
  work: (desk, defaults) =>
    checked(line, async ({ query, system, limit, date }) =>
      answered(
        await search(desk, { query, systems: [system ?? 'ICD-10-CM'], limit, date: date ?? defaults.date }),
        (results) => ({ results }),
      ),
    ),
}
