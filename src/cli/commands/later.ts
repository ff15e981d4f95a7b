import type { Command } from '../command.ts'
import { lineError } from '../lines.ts'

/** Commands whose names and shapes are settled, but whose tables are not part of this version. */
const LATER: { name: string; summary: string; shape: Command['shape'] }[] = [
  {
    name: 'drg',
    summary: 'Groups an inpatient stay.',
    shape: { input: '{id, principal, secondary, procedures, age, sex, dischargeStatus}', output: '{id, drg}' },
  },
]

export const later: Command[] = LATER.map(({ name, summary, shape }) => ({
  name,
  summary: `${summary} Not part of this version: every line is answered with an error.`,
  shape,
  work: () => () =>
    lineError(
      'not-available',
      `The command ${name} is not part of this version. Available: suggest, assert, search, code, audit.`,
    ),
}))
