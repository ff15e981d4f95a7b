import * as v from 'valibot'
import { auditRecord } from '../../encoder/audit.ts'
import { type Command, checked, encounterFields, encounterOf, outsideReleases, system } from '../command.ts'

const line = v.object({
  text: v.string(),
  codes: v.array(v.object({ system, code: v.pipe(v.string(), v.minLength(1)) })),
  ...encounterFields,
})

export const audit: Command = {
  name: 'audit',
  summary: 'Compares coded notes both ways: what the record does not support, and what it supports but nobody coded.',
  shape: {
    input: '{id, text, codes: [{system, code}], setting?, date?, age?, sex?}',
    output: '{id, supported, unsupported, missed, findings}',
  },
  work: (desk, defaults) =>
    checked(line, async ({ text, codes, ...said }) => {
      const encounter = encounterOf(said, defaults)
      return (await outsideReleases(desk, encounter.date)) ?? auditRecord(desk, { text, codes, encounter })
    }),
}
