import { describe, expect, it } from 'vitest'
import { buildModifiers } from '../../../src/edits/modifiers/builder.ts'
import { auditRecord } from '../../../src/encoder/audit.ts'
import type { Encoder } from '../../../src/encoder/encoder.ts'
import { createEncoder } from '../../../src/encoder/encoder.ts'
import { modifierAdvice } from '../../../src/encoder/modifiers.ts'
import type { Rooms } from '../../../src/encoder/rooms.ts'
import { buildEm } from '../../../src/evaluation-management/compile/builder.ts'
import { buildClassification } from '../../../src/library/compile/classification.ts'
import { buildHcpcs } from '../../../src/library/compile/hcpcs.ts'
import { compileIndex } from '../../../src/store/compile/compile.ts'
import { openIndex } from '../../../src/store/format.ts'
import { folderAssets } from '../../../src/store/node.ts'
import { diagnosed } from '../evaluation-management/small.ts'

const TEXT = `OFFICE VISIT
Assessment and Plan:
1. Hypothyroidism, stable. Refill levothyroxine 75 mcg.
2. Asthma, well controlled. Continue fluticasone.`
const ANALYSIS = diagnosed(TEXT, [
  ['E03.9', 'Hypothyroidism'],
  ['J45.909', 'Asthma'],
])

const { chunks, manifest } = await compileIndex(folderAssets('assets'), [
  buildClassification,
  buildHcpcs,
  buildEm,
  buildModifiers,
])
const index = openIndex(chunks, manifest)
const real = createEncoder(async () => index)
/** Rooms that need more of the index than is built here. */
const given = {
  engine: {
    analyse: () => ANALYSIS,
    audit: () => ({ supported: [], unsupported: [], missed: [], findings: [] }),
  },
  edits: {
    pairs: { has: () => true, find: (a: string, b: string) => (a > b ? { modifierAllowed: true } : undefined) },
  },
  editImports: {},
}
const encoder: Encoder = {
  ...real,
  open: async (room) =>
    ((given as Partial<Record<keyof Rooms, unknown>>)[room] ?? (await real.open(room))) as Rooms[typeof room],
}

describe('an audit', () => {
  const encounter = { setting: 'outpatient', date: '2026-11-22' } as const
  const auditOf = (code: string) => auditRecord(encoder, { text: TEXT, codes: [{ system: 'CPT', code }], encounter })

  it('finds a billed level supported, with the words that it rests on', async () => {
    const result = await auditOf('99214')
    expect(result.supported).toMatchObject([{ code: '99214', exact: true }])
    expect(result.supported[0]!.evidence.map(({ text }) => text)).toContain('Hypothyroidism')
    expect(result.findings).toEqual([])
  })

  it('tells a level that is too high and one that is too low alike', async () => {
    const high = await auditOf('99215')
    const low = await auditOf('99213')
    expect(high.findings).toMatchObject([
      { rule: 'em.level-above-documentation', severity: 'warning', codes: ['99215'] },
    ])
    expect(low.findings).toMatchObject([
      { rule: 'em.level-below-documentation', severity: 'warning', codes: ['99213'] },
    ])
    for (const { unsupported } of [high, low]) expect(unsupported).toMatchObject([{ nearest: '99214' }])
  })

  it('says so where the rules of a visit are not known on the date', async () => {
    const result = await auditRecord(encoder, {
      text: TEXT,
      codes: [{ system: 'CPT', code: '99223' }],
      encounter: { setting: 'inpatient', date: '2022-05-01' },
    })
    expect(result.unsupported[0]?.why).toContain('not checked')
  })
})

describe('advice on the modifiers of a claim', () => {
  const codes = [
    { system: 'ICD-10-CM', code: 'M17.12' },
    { system: 'CPT', code: '20610' },
  ] as const
  const base = { codes, text: '', setting: 'professional', date: '2026-11-22' } as const

  it('takes the side from the titles of the diagnoses, and says what the modifier means', async () => {
    const [advice] = await modifierAdvice(encoder, base)
    expect(advice).toMatchObject({ rule: 'side-left', line: 1, modifiers: ['LT'] })
    expect(advice?.meanings.LT).toMatch(/left/i)
  })

  it('does not take the left ventricle for a side', async () => {
    expect(
      await modifierAdvice(encoder, { ...base, codes: [{ system: 'ICD-10-CM', code: 'I50.1' }, codes[1]] }),
    ).toEqual([])
  })

  it('leaves out modifiers that are not in force on the date', async () => {
    const drug = { ...base, codes: [{ system: 'HCPCS', code: 'J1745' }] } as const
    const on = async (date: string) =>
      (await modifierAdvice(encoder, { ...drug, date })).flatMap(({ modifiers }) => modifiers)
    expect(await on('2026-11-22')).toEqual(['JW', 'JZ'])
    expect(await on('2020-01-15')).toEqual(['JW'])
  })

  it('speaks of pairs that an edit joins', async () => {
    const pair = [
      { system: 'CPT', code: '97140' },
      { system: 'CPT', code: '97110' },
    ] as const
    const advice = await modifierAdvice(encoder, { ...base, codes: pair })
    expect(advice.filter(({ rule }) => rule === 'bundled-pair').map(({ code }) => code)).toEqual(['97110'])
  })
})
