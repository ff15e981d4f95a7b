import { createReadStream, existsSync, statSync } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import { InvalidArgumentError, Option, Command as Program } from 'commander'
import * as v from 'valibot'
import { localDate } from '../library/day.ts'
import { type Command, date as isoDate, SETTINGS } from './command.ts'
import { assert } from './commands/assert.ts'
import { audit } from './commands/audit.ts'
import { check } from './commands/check.ts'
import { code } from './commands/code.ts'
import { drg } from './commands/drg.ts'
import { em } from './commands/em.ts'
import { hcc } from './commands/hcc.ts'
import { mapCommand } from './commands/map.ts'
import { searchCommand } from './commands/search.ts'
import { suggest } from './commands/suggest.ts'
import type { Desk } from './desk.ts'
import { processLines } from './lines.ts'
import { progressBar } from './progress.ts'

export interface Streams {
  input: Readable
  output: Writable
  diagnostics: Writable
}

interface Options {
  date?: string
  setting: (typeof SETTINGS)[number]
  in?: string
  progress?: true
}

/**
 * The whole command line. Its promise from `parseAsync` resolves when the output is written; `onStatus` hears the exit status.
 * @param open opens the index; called once, and only when a command runs
 */
export function createProgram(open: () => Desk, streams: Streams, onStatus: (status: 0 | 1) => void): Program {
  const program = new Program('chartside')
    .description(
      'Reads JSON Lines and answers each with one line of JSON: the engine of the extension, for batch work.',
    )
    .configureOutput({
      writeOut: (text) => void streams.output.write(text),
      writeErr: (text) => void streams.diagnostics.write(text),
    })
    .showHelpAfterError()
  for (const command of [suggest, assert, searchCommand, code, audit, check, hcc, em, mapCommand, drg]) {
    program
      .command(command.name)
      .description(command.summary)
      .option(
        '--date <date>',
        'date of service YYYY-MM-DD, which picks the release in force (default: today)',
        parseDate,
      )
      .addOption(new Option('--setting <setting>', 'setting of the encounter').choices(SETTINGS).default('outpatient'))
      .option('--in <file>', 'read this file in place of standard input', existingFile)
      .option('--progress', 'show a progress bar on standard error')
      .addHelpText('after', `\nEach line in:  ${command.shape.input}\nEach line out: ${command.shape.output}`)
      .action(async (options: Options) => onStatus(await run(command, open(), options, streams)))
      .copyInheritedSettings(program)
  }
  return program
}

async function run(command: Command, desk: Desk, options: Options, streams: Streams): Promise<0 | 1> {
  const defaults = { date: options.date ?? localDate(new Date()), setting: options.setting }
  const input = options.in ? createReadStream(options.in) : streams.input
  const size = options.in ? statSync(options.in).size : undefined
  const progress = options.progress ? progressBar(streams.diagnostics, size) : undefined
  const tally = await processLines(input, streams.output, command.work(desk, defaults), progress?.update)
  progress?.end()
  if (tally.errors) streams.diagnostics.write(`${tally.errors} of ${tally.lines} lines had errors.\n`)
  return tally.errors ? 1 : 0
}

function parseDate(text: string): string {
  if (v.is(isoDate, text)) return text
  throw new InvalidArgumentError('Give a date written YYYY-MM-DD.')
}

function existingFile(name: string): string {
  if (existsSync(name) && statSync(name).isFile()) return name
  throw new InvalidArgumentError('There is no such file.')
}
