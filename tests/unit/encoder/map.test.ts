import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { createEncoder, type Encoder } from '../../../src/encoder/encoder.ts'
import { type MapAnswer, type MapRequest, map } from '../../../src/encoder/map.ts'
import { record } from '../../../src/encoder/record.ts'
import { search } from '../../../src/encoder/search.ts'
import type { CodeRecord, Failure, SearchHit } from '../../../src/platform/messages.ts'
import { containerOf, readImports } from '../../../src/releases/imports/index.ts'
import { type Index, openIndex } from '../../../src/store/format.ts'
import { openRealIndex } from '../../support/real-index.ts'

const SHARED = new URL('../../../../shared/', import.meta.url)
const ORACLE = new URL('bench/oracle/map.jsonl', SHARED)
const FILES = ['cm_2018/2018_I9gem.txt', 'cm_2018/2018_I10gem.txt', 'pcs_2018/gem_i9pcs.txt', 'pcs_2018/gem_pcsi9.txt']
const GEMS = FILES.map((file) => new URL(`codesets/gems/${file}`, SHARED))

let index: Index
let encoder: Encoder
beforeAll(async () => {
  index = await openRealIndex()
  encoder = createEncoder(async () => index)
}, 240_000)

const date = '2026-11-01'
const good = <T extends object>(answer: T | Failure | null): T => {
  if (answer === null || ('ok' in answer && answer.ok === false)) throw new Error(JSON.stringify(answer))
  return answer as T
}
const mapped = async (from: MapRequest['from'], to: MapRequest['to'], code: string): Promise<MapAnswer> =>
  good(await map(encoder, { from, to, code }))
const recordOf = async (system: CodeRecord['system'], code: string, on = date): Promise<CodeRecord> =>
  good(await record(encoder, { system, code, date: on }))

interface Line extends MapRequest {
  id: string
  expect: { targets: MapAnswer['targets'] }
}

/** Code and flags of each target, in an order of its own; no code where there is no equivalent. */
const keys = (targets: MapAnswer['targets']): string[] =>
  targets
    .map(({ code, approximate, noMap, combination, scenario, choiceList }) =>
      [noMap ? '' : code, approximate, noMap, combination, scenario, choiceList].join(),
    )
    .sort()

async function agreeing(on: Encoder, lines: readonly Line[]): Promise<Line[]> {
  const right: Line[] = []
  for (const line of lines) {
    const answer = await map(on, line)
    const targets = 'ok' in answer ? undefined : answer.targets
    if (targets && keys(targets).join('|') === keys(line.expect.targets).join('|')) right.push(line)
  }
  return right
}

describe('mapping between the revisions', () => {
  it('gives targets with titles, written with their dots', async () => {
    const { targets } = await mapped('ICD-9-CM', 'ICD-10-CM', '250.00')
    expect(targets).toMatchObject([{ code: 'E11.9', title: 'Type 2 diabetes mellitus without complications' }])
    expect((await mapped('ICD-9-CM-PROC', 'ICD-10-PCS', '5123')).targets).toMatchObject([{ code: '0FT44ZZ' }])
  })

  it('says where there is no equivalent, and what no package carries', async () => {
    expect((await mapped('ICD-9-CM', 'ICD-10-CM', 'E929.2')).targets).toMatchObject([{ code: null, noMap: true }])
    expect(await map(encoder, { from: 'ICD-10-PCS', to: 'ICD-9-CM-PROC', code: '0FT44ZZ' })).toMatchObject({
      ok: false,
      error: 'not-imported',
    })
    expect(await map(encoder, { from: 'HCPCS', to: 'CPT', code: 'J0696' })).toMatchObject({ error: 'no-crosswalk' })
  })

  it('leads a newer code by way of the one it was made out of, and keeps that apart', async () => {
    const { targets, through } = await mapped('ICD-10-CM', 'ICD-9-CM', 'B88.01')
    expect(targets).toEqual([])
    expect(through).toMatchObject([{ code: 'B88.0', from: '2025-10-01', targets: [{ code: '133.8' }] }])
  })

  it('maps from year to year', async () => {
    expect((await mapped('ICD-10-CM', 'ICD-10-CM', 'B88.0')).targets.map(({ code }) => code)).toEqual([
      'B88.01',
      'B88.09',
    ])
  })

  const missing = [ORACLE, ...GEMS].filter((file) => !existsSync(file))
  it.skipIf(missing.length > 0)(
    'agrees with the official files in every line, once they are imported',
    async () => {
      const lines: Line[] = readFileSync(ORACLE, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
      const given = GEMS.map((file) => ({
        name: file.pathname.split('/').at(-1)!,
        bytes: new Uint8Array(readFileSync(file)),
      }))
      const outcome = await readImports(given, { before: async () => undefined })
      expect(outcome.failed).toEqual([])
      const imports = new Map<string, Index>()
      for (const one of outcome.read) {
        const { chunks, manifest } = await containerOf(one)
        imports.set(one.reader.kind, openIndex(chunks, manifest))
      }
      const withOfficial = createEncoder(
        async () => index,
        async (kind) => imports.get(kind),
      )
      const right = await agreeing(withOfficial, lines)
      expect(lines.filter((line) => !right.includes(line)).map(({ id }) => id)).toEqual([])
      // the bundled edition: four of five, and none of those that ask for what no package carries
      expect((await agreeing(encoder, lines)).length).toBeGreaterThanOrEqual(400)
    },
    120_000,
  )
})

describe('records over the code systems', () => {
  it('tell what replaced a code, and what it replaced', async () => {
    const gone = await recordOf('ICD-10-CM', 'B88.0')
    expect(gone.replacements).toMatchObject([
      { kind: 'replaced-by', code: 'B88.01', from: '2025-10-01' },
      { kind: 'replaced-by', code: 'B88.09', from: '2025-10-01' },
    ])
    expect((await recordOf('ICD-10-CM', 'B88.01')).replacements).toMatchObject([{ kind: 'replaces', code: 'B88.0' }])
    expect((await recordOf('ICD-10-CM', 'C50.911')).replacements).toBeUndefined()
  })

  it('follow a code that was divided after the table of changes ends', async () => {
    const { replacements = [] } = await recordOf('ICD-10-CM', 'I42.0')
    expect(replacements.length).toBeGreaterThan(1)
    for (const { kind, code, from } of replacements) {
      expect([kind, code.startsWith('I42.0'), from]).toEqual(['replaced-by', true, '2026-10-01'])
    }
    const child = await recordOf('ICD-10-CM', replacements[0]!.code)
    expect(child.replacements).toMatchObject([{ kind: 'replaces', code: 'I42.0', from: '2026-10-01' }])
  })

  it('show the crosswalks of a code', async () => {
    expect((await recordOf('ICD-10-CM', 'E11.9')).crosswalks).toMatchObject([
      { to: 'ICD-9-CM', targets: [{ code: '250.00' }] },
    ])
    const old = await recordOf('ICD-9-CM', '250.00', '2014-05-01')
    expect(old).toMatchObject({ valid: true, billable: true, crosswalks: [{ to: 'ICD-10-CM' }] })
    expect((await recordOf('ICD-9-CM', '250.00')).valid).toBe(false)
  })

  it('show a code of HCPCS Level II with its status, dose and modifiers', async () => {
    const drug = await recordOf('HCPCS', 'j0696')
    expect(drug).toMatchObject({ code: 'J0696', titleStatus: 'short', valid: true, path: [{ code: 'J' }] })
    const ids = drug.flags?.map(({ id }) => id)
    expect(ids).toEqual(
      expect.arrayContaining(['status-indicator', 'payment-indicator', 'dose-unit', 'modifiers-drug-waste']),
    )
    expect(drug.validity).toEqual([{ from: '2019-07-01', billable: true }])
  })

  it('show a modifier, and null for what is neither code nor modifier', async () => {
    expect(await recordOf('HCPCS', 'jw')).toMatchObject({ code: 'JW', billable: false, valid: true })
    for (const code of ['99213', 'D0120', 'nonsense', '']) {
      expect(await record(encoder, { system: 'HCPCS', code, date })).toBeNull()
    }
  })

  it('say that CPT is to be imported first', async () => {
    expect(await record(encoder, { system: 'CPT', code: '00001', date })).toMatchObject({
      ok: false,
      error: 'cpt-not-loaded',
    })
  })
})

describe('look-up over the code systems', () => {
  const hits = async (query: string, systems: SearchHit['system'][]): Promise<SearchHit[]> =>
    good(await search(encoder, { query, systems, limit: 5, date }))

  it('answers from several systems at once, and passes over one that is not there', async () => {
    const found = await hits('diabetes', ['ICD-10-CM', 'CPT', 'HCPCS', 'ICD-9-CM'])
    expect(new Set(found.map(({ system }) => system))).toEqual(new Set(['ICD-10-CM', 'HCPCS', 'ICD-9-CM']))
  })

  it('tells the units of a dose, and finds modifiers', async () => {
    expect((await hits('ceftriaxone 1 g', ['HCPCS']))[0]).toMatchObject({
      code: 'J0696',
      matched: 'ceftriaxone: 4 units',
    })
    expect((await hits('JZ', ['HCPCS']))[0]).toMatchObject({ code: 'JZ', billable: false })
    expect((await hits('modifier left side', ['HCPCS'])).map(({ code }) => code)).toContain('LT')
  })
})
