import { describe, expect, it } from 'vitest'
import { drg as command } from '../../../src/cli/commands/drg.ts'
import { drgChanges, drgFlags, groupStay } from '../../../src/encoder/drg.ts'
import type { Encoder } from '../../../src/encoder/encoder.ts'
import { drg, stay } from '../grouping/drg/stays.ts'

const encoder: Encoder = {
  open: async () => drg as never,
  imported: async () => undefined,
  importsChanged: () => {},
}
const { version: _, ...unversioned } = stay('I50.23', ['N17.0'])
const flags = async (code: string, date = '2026-11-01') =>
  (await drgFlags(encoder, 'ICD-10-CM', code, date)).map(({ id, label }) => `${id}: ${label}`)

describe('a stay', () => {
  it('is grouped by the version of its date, or by the one it names', async () => {
    expect(await groupStay(encoder, { ...unversioned, date: '2026-05-01' })).toMatchObject({
      version: '43.1',
      drg: '291',
    })
    expect(await groupStay(encoder, { ...unversioned, date: '2026-05-01', version: '40.1' })).toMatchObject({
      version: '40.1',
    })
    expect(await drgChanges(encoder, { ...unversioned, date: '2026-05-01' })).toMatchObject([
      { code: 'N17.0', drg: '293', weight: 0.566 },
    ])
  })

  it('of a day that no version covers is a failure that names the versions', async () => {
    for (const ask of [groupStay, drgChanges]) {
      const answer = await ask(encoder, { ...unversioned, date: '2021-01-01' })
      expect(answer).toMatchObject({ ok: false, error: 'unknown-version', message: expect.stringContaining('44.0') })
    }
  })
})

describe('flags of a diagnosis', () => {
  it('are severity with its exclusions, MDC and hospital-acquired conditions', async () => {
    expect(await flags('L89.154')).toEqual([
      'mcc: MCC',
      'mdc: MDC 09 Diseases and Disorders of the Skin, Subcutaneous Tissue and Breast',
      'drg: MS-DRG 592, 593, 594',
      'hac: HAC 4 Stage III and IV Pressure Ulcers',
    ])
    expect(await flags('I10')).toEqual([
      'mdc: MDC 05 Diseases and Disorders of the Circulatory System',
      'drg: MS-DRG 304, 305',
    ])
    expect(await flags('N39.3')).toEqual([
      expect.stringMatching(/MDC 11 .*\(male\)$/),
      expect.stringMatching(/MDC 13 .*\(female\)$/),
      'drg: MS-DRG 695, 696, 760, 761',
    ])
  })

  it('name some of the principal diagnoses that exclude it, and count all', async () => {
    const [cc] = await drgFlags(encoder, 'ICD-10-CM', 'D62', '2026-11-01')
    expect(cc).toMatchObject({ id: 'cc', source: 'MS-DRG v44.0' })
    expect(cc?.detail).toMatch(/^Does not count beside \d+ principal diagnoses: D\d/)
    const [arrest] = await drgFlags(encoder, 'ICD-10-CM', 'I46.9', '2026-11-01')
    expect(arrest?.detail).toContain('left alive')
  })

  it('say of a procedure whether it is of the operating room and whether it affects the group', async () => {
    const label = async (code: string) => (await drgFlags(encoder, 'ICD-10-PCS', code, '2026-11-01'))[0]?.label
    expect(await label('0SRD0J9')).toBe('O.R. procedure')
    expect(await label('5A1955Z')).toBe('Non-O.R. procedure that affects the MS-DRG')
    expect(await label('0DJD8ZZ')).toBe('Non-O.R. procedure')
    expect(await label('0000000')).toBeUndefined()
  })

  it('are none for other systems, headers and days without a version', async () => {
    expect(await drgFlags(encoder, 'HCPCS', 'J0171', '2026-11-01')).toEqual([])
    expect(await flags('I50')).toEqual([])
    expect(await flags('I50.23', '2019-01-01')).toEqual([])
  })
})

describe('the command drg', () => {
  const run = async (line: Record<string, unknown>) =>
    command.work(encoder, { date: '2026-05-01', setting: 'inpatient' })(line) as Promise<Record<string, unknown>>

  it('gives weights beside the group and leaves them out where none are published', async () => {
    expect(await run({ ...unversioned })).toMatchObject({ drg: '291', weight: 1.2838, gmlos: 3.8, amlos: 5 })
    const next = await run({ ...unversioned, version: '44.0' })
    expect(next).toMatchObject({ drg: '291', mdc: '05', severity: 'MCC', hacs: [], returnCode: 'OK' })
    expect(next).not.toHaveProperty('weight')
  })

  it('answers a line that cannot be with an error', async () => {
    expect(await run({ ...unversioned, age: 140 })).toMatchObject({ error: { code: 'bad-age' } })
    expect(await run({ ...unversioned, version: '1' })).toMatchObject({ error: { code: 'unknown-version' } })
    expect(await run({ secondary: [] })).toMatchObject({ error: { code: 'bad-input' } })
    expect(await run({ ...unversioned, sex: 'X' })).toMatchObject({ error: { code: 'bad-input' } })
  })
})
