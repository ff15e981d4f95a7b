import * as v from 'valibot'
import { type Command, checked, date, notBundled, outsideReleases, system } from '../command.ts'

const LIMIT = 15
const line = v.object({
  query: v.string(),
  system: v.optional(system),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))),
  date: v.optional(date),
})

export const search: Command = {
  name: 'search',
  summary: 'Looks codes up by words, best first.',
  shape: {
    input: '{id, query, system?, limit?, date?}',
    output: '{id, results: [{system, code, title, billable, matched}]}',
  },
  work: (desk, defaults) =>
    checked(line, (said) => {
      if (said.system && said.system !== 'ICD-10-CM') return notBundled(said.system)
      const day = said.date ?? defaults.date
      return (
        outsideReleases(desk, day) ?? { results: desk.search(said.query, { limit: said.limit ?? LIMIT, date: day }) }
      )
    }),
}
