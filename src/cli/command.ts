/** What a command is, and what all commands share: the encounter's date and setting, and the checking of a line. */
import * as v from 'valibot'
import { dateOutside } from '../encoder/failures.ts'
import type { Setting } from '../engine/types.ts'
import { parseDay } from '../library/day.ts'
import type { Failure } from '../platform/messages.ts'
import type { Desk } from './desk.ts'
import { type LineError, lineError, type Work } from './lines.ts'

/** What holds where a line does not say otherwise. */
export interface Defaults {
  /** ISO date of service. */
  date: string
  setting: Setting
}

export interface Command {
  name: string
  summary: string
  /** Forms of the input and the output, for --help. */
  shape: { input: string; output: string }
  /** Binds the command to the opened desk. */
  work(desk: Desk, defaults: Defaults): Work
}

export const SETTINGS = ['outpatient', 'inpatient', 'professional'] as const
export const SYSTEMS = ['ICD-10-CM', 'ICD-10-PCS', 'HCPCS', 'CPT', 'ICD-9-CM', 'ICD-9-CM-PROC'] as const

export const system = v.picklist(SYSTEMS)
export const date = v.pipe(
  v.string(),
  v.check((text) => !Number.isNaN(parseDay(text)), 'Give an existing date written YYYY-MM-DD.'),
)

/** Fields of an encounter that may stand on a line. */
export const encounterFields = {
  setting: v.optional(v.picklist(SETTINGS)),
  date: v.optional(date),
  age: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(130))),
  sex: v.optional(v.picklist(['M', 'F', 'U'])),
}

/** The encounter of a line: what it says, else the defaults. */
export function encounterOf(
  line: {
    setting?: Setting | undefined
    date?: string | undefined
    age?: number | undefined
    sex?: 'M' | 'F' | 'U' | undefined
  },
  defaults: Defaults,
) {
  return {
    setting: line.setting ?? defaults.setting,
    date: line.date ?? defaults.date,
    ...(line.age === undefined ? {} : { age: line.age }),
    ...(line.sex === undefined ? {} : { sex: line.sex }),
  }
}

/** Checks a line against the schema before it is worked on; a line that does not fit is an error that names the field. */
export function checked<S extends v.GenericSchema>(
  schema: S,
  run: (line: v.InferOutput<S>) => object | Promise<object>,
): Work {
  return (input) => {
    const parsed = v.safeParse(schema, input)
    return parsed.success ? run(parsed.output) : malformed(parsed.issues[0])
  }
}

function malformed(issue: v.BaseIssue<unknown>): LineError {
  const path = v.getDotPath(issue)
  return lineError('bad-input', path ? `\`${path}\`: ${issue.message}` : issue.message)
}

/** An expected failure of the encoder as the error of a line; anything else as `wrap` gives it. */
export const answered = <T>(answer: T | Failure, wrap: (answer: T) => object): object =>
  isFailure(answer) ? lineError(answer.error, answer.message) : wrap(answer)

const isFailure = (value: unknown): value is Failure =>
  typeof value === 'object' && value !== null && 'ok' in value && value.ok === false

/** Error for a date that no bundled release covers, or undefined when it is covered. */
export async function outsideReleases(desk: Desk, day: string): Promise<LineError | undefined> {
  const coverage = await desk.open('coverage')
  if (coverage.covers(day)) return undefined
  const { error, message } = dateOutside(day, coverage)
  return lineError(error, message)
}
