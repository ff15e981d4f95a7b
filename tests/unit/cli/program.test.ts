import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Readable, Writable } from 'node:stream'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Desk } from '../../../src/cli/desk.ts'
import { createProgram } from '../../../src/cli/program.ts'
import type { Rooms } from '../../../src/encoder/rooms.ts'
import type { Engine } from '../../../src/engine/index.ts'
import type { Assertion, Encounter } from '../../../src/engine/types.ts'
import { formatDay } from '../../../src/library/day.ts'

const analyse = vi.fn((_text: string, _encounter: Encounter) => ({ suggestions: [], notCoded: [], prompts: [] }))
const assertion: Assertion = {
  negated: true,
  uncertain: false,
  temporality: 'recent',
  experiencer: 'patient',
  cues: [],
}

vi.mock('../../../src/library/search.ts', () => ({
  search: (_data: unknown, query: string, { limit, day }: { limit: number; day: number }) => [
    { system: 'ICD-10-CM', code: 'A00', title: `${query} ${limit} ${formatDay(day)}`, billable: false, matched: '' },
  ],
}))
vi.mock('../../../src/library/record.ts', () => ({ codeRecord: () => null }))

const engine: Engine = {
  analyse,
  assertion: () => assertion,
  assertConcept: () => assertion,
  audit: () => ({ supported: [], unsupported: [], missed: [], findings: [] }),
  with: () => engine,
}
const rooms = {
  coverage: {
    releases: 'FY2020 to FY2027',
    billable: 1,
    first: '2015-10-01',
    last: '2027-09-30',
    covers: (date: string) => date >= '2015-10-01' && date <= '2027-09-30',
  },
  engine,
  outpatientEngine: engine,
  inpatientEngine: engine,
  // no Alphabetic Index is imported
  book: { parts: [] },
}
const desk: Desk = {
  open: async (room) => (rooms as Partial<Rooms>)[room] as Rooms[typeof room],
  imported: async () => undefined,
  importsChanged: () => {},
}

const sink = () => {
  const chunks: string[] = []
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk))
      done()
    },
  })
  return { stream, text: () => chunks.join('') }
}

async function chartside(args: string[], lines: object[] = []) {
  const [output, diagnostics] = [sink(), sink()]
  const input = Readable.from([Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))])
  let status: number | undefined
  const program = createProgram(
    () => desk,
    { input, output: output.stream, diagnostics: diagnostics.stream },
    (got) => {
      status = got
    },
  )
  for (const command of [program, ...program.commands]) command.exitOverride()
  const fault = await program.parseAsync(args, { from: 'user' }).catch((error: Error & { code: string }) => error.code)
  const results = output.text().startsWith('{')
    ? output
        .text()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>)
    : []
  return { results, status, fault, output: output.text(), diagnostics: diagnostics.text() }
}

beforeEach(() => analyse.mockClear())

describe('the encounter of a line', () => {
  it('is what the options say where the line is silent', async () => {
    await chartside(['suggest', '--date', '2025-03-04', '--setting', 'inpatient'], [{ id: 1, text: 'a' }])
    expect(analyse).toHaveBeenCalledWith('a', { setting: 'inpatient', date: '2025-03-04' })
  })

  it('is what the line says before what the options say', async () => {
    const line = { id: 1, text: 'a', date: '2024-01-02', setting: 'professional', age: 40, sex: 'F' }
    await chartside(['suggest', '--date', '2025-03-04', '--setting', 'inpatient'], [line])
    expect(analyse).toHaveBeenCalledWith('a', { setting: 'professional', date: '2024-01-02', age: 40, sex: 'F' })
  })

  it('is outpatient and today without either', async () => {
    vi.useFakeTimers({ now: new Date(2026, 1, 3, 12), toFake: ['Date'] })
    await chartside(['suggest'], [{ id: 1, text: 'a' }])
    vi.useRealTimers()
    expect(analyse).toHaveBeenCalledWith('a', { setting: 'outpatient', date: '2026-02-03' })
  })
})

describe('a line that cannot be answered', () => {
  it.each([
    ['suggest', { text: 5 }, 'bad-input', '`text`'],
    ['suggest', {}, 'bad-input', '`text`'],
    ['suggest', { text: 'a', date: 'yesterday' }, 'bad-input', '`date`'],
    ['suggest', { text: 'a', setting: 'home' }, 'bad-input', '`setting`'],
    ['suggest', { text: 'a', date: '1999-01-01' }, 'date-outside-releases', '2015-10-01 to 2027-09-30'],
    ['assert', { text: 'no fever', start: 3, end: 99 }, 'bad-input', '8 UTF-16 code units'],
    ['assert', { text: 'no fever' }, 'bad-input', '`sentence` with `concept`'],
    ['search', { query: 'a', date: '2030-01-01' }, 'date-outside-releases', '2030-01-01'],
    ['search', { query: 'a', system: 'CPT' }, 'cpt-not-loaded', 'Import your own file'],
    ['search', { query: 'a', system: 'SNOMED' }, 'bad-input', '`system`'],
    ['code', { system: 'ICD-10-CM', code: 'E11.9', date: '2027-10-01' }, 'date-outside-releases', '2027-10-01'],
    ['audit', { text: 'a', codes: ['E11.9'] }, 'bad-input', '`codes.0`'],
    ['drg', {}, 'bad-input', '`principal`'],
    ['map', {}, 'bad-input', '`from`'],
    ['map', { from: 'HCPCS', to: 'CPT', code: 'J0696' }, 'no-crosswalk', 'no crosswalk from HCPCS to CPT'],
  ])('%s %j says %s and the exit status is 1', async (command, line, code, says) => {
    const { results, status } = await chartside([command], [{ id: 9, ...line }])
    expect(results).toMatchObject([{ id: 9, error: { code, message: expect.stringContaining(says) } }])
    expect(status).toBe(1)
  })

  it('leaves the others answered', async () => {
    const { results, status, diagnostics } = await chartside(['suggest'], [{ id: 1 }, { id: 2, text: 'a' }])
    expect(results).toMatchObject([
      { id: 1, error: {} },
      { id: 2, suggestions: [] },
    ])
    expect(status).toBe(1)
    expect(diagnostics).toBe('1 of 2 lines had errors.\n')
  })
})

describe('the commands', () => {
  it('search with the limit of the line, else fifteen', async () => {
    const { results, status } = await chartside(
      ['search', '--date', '2026-01-01'],
      [
        { id: 1, query: 'q' },
        { id: 2, query: 'q', limit: 3, date: '2025-01-01' },
      ],
    )
    expect(results.map(({ results }) => (results as { title: string }[])[0]?.title)).toEqual([
      'q 15 2026-01-01',
      'q 3 2025-01-01',
    ])
    expect(status).toBe(0)
  })

  it('give null for a code that never was', async () => {
    const { results, status } = await chartside(['code'], [{ id: 1, system: 'ICD-10-CM', code: 'QQQ' }])
    expect(results).toEqual([{ id: 1, record: null }])
    expect(status).toBe(0)
  })

  it('assert both forms', async () => {
    const forms = [
      { id: 1, text: 'no fever', start: 3, end: 8 },
      { id: 2, sentence: 'no fever', concept: 'fever' },
    ]
    expect((await chartside(['assert'], forms)).results).toEqual(forms.map(({ id }) => ({ id, ...assertion })))
  })
})

describe('the options', () => {
  it('read a file and show a bar for it', async () => {
    const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'chartside-')), 'in.jsonl')
    writeFileSync(file, '{"id":1,"text":"a"}\n')
    const { results, diagnostics } = await chartside(['suggest', '--in', file, '--progress'])
    expect(results).toMatchObject([{ id: 1 }])
    expect(diagnostics).toContain('100% 1 lines')
  })

  it.each([
    ['--date', '2025-02-30'],
    ['--date', 'soon'],
    ['--setting', 'home'],
    ['--in', '/no/such/file'],
  ])('refuse %s %s', async (option, value) => {
    const { fault, diagnostics } = await chartside(['suggest', option, value])
    expect(fault).toBe('commander.invalidArgument')
    expect(diagnostics).toContain(value)
  })

  it('explain every command', async () => {
    for (const name of ['suggest', 'assert', 'search', 'code', 'audit', 'check', 'drg', 'hcc', 'map', 'em']) {
      const { output } = await chartside([name, '--help'])
      expect(output, name).toContain('Each line in:')
      expect(output, name).toContain('--setting')
    }
  })
})
