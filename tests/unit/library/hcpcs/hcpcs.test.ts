import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDay } from '../../../../src/library/day.ts'
import { type Hcpcs, openHcpcs } from '../../../../src/library/hcpcs/hcpcs.ts'
import { hcpcsFileSections } from '../../../../src/library/hcpcs/imported.ts'
import { hcpcsKey, keyHcpcs } from '../../../../src/library/hcpcs/key.ts'
import { importOf, wholeVolumes } from './whole.ts'

const index = await wholeVolumes()
const hcpcs = openHcpcs(index)
const day = parseDay('2026-11-01')
const codesFor = (query: string, limit = 3, room: Hcpcs = hcpcs, on = day) =>
  room.search(query, { limit, day: on }).map(({ row }) => room.code(row))

describe('HCPCS Level II', () => {
  it('knows its codes by quarter', () => {
    const row = hcpcs.find('j0135')
    expect(hcpcs.code(row)).toBe('J0135')
    expect(hcpcs.isValid(row, parseDay('2024-12-31'))).toBe(true)
    expect(hcpcs.isValid(row, parseDay('2025-01-01'))).toBe(false)
    expect(hcpcs.isValid(hcpcs.find('J0139'), parseDay('2024-12-31'))).toBe(false)
    expect(hcpcs.isValid(hcpcs.find('J0139'), parseDay('2025-01-01'))).toBe(true)
  })

  it('knows no code of CPT or CDT and no nonsense', () => {
    for (const code of ['99213', '0001T', 'D0120', 'J069', 'J06966', '', 'ZZZZZ', 'J0000'])
      expect(hcpcs.find(code)).toBe(-1)
  })

  it('has status, payment and limits of a day', () => {
    expect(hcpcs.period(hcpcs.find('E0601'), day)).toMatchObject({ status: 'Y', flags: ['dmerc-only'] })
    expect(hcpcs.indicator('status', 'Y', day)).toBe('Non-implantable DME')
    const limited = hcpcs.period(hcpcs.find('S3620'), day)
    expect(limited?.oldest).toBe(0)
  })

  it('tells what is payable for a part of a quarter only', () => {
    const period = hcpcs.periods(hcpcs.find('J0175'))[0]
    expect(period?.midQuarter).toEqual({ why: 'fda-approval', from: '2024-07-02', to: '' })
  })

  it.each([
    ['ceftriaxone', 'J0696'],
    ['inj ceftriaxone', 'J0696'],
    ['ceftriaxnoe', 'J0696'],
    ['rocephin', 'J0696'],
    ['cpap machine', 'E0601'],
    ['flu shot', 'G0008'],
    ['wound vac', 'E2402'],
    ['wheelchair', 'K0001'],
    ['oxygen concentrator', 'E1390'],
    ['E0601', 'E0601'],
  ])('finds %s', (query, code) => expect(codesFor(query)[0]).toBe(code))

  it.each([
    ['ceftriaxone 1 g', 4],
    ['rocephin 250mg im', 1],
    ['kenalog 40 mg', 4],
    ['epogen 10,000 units', 10],
    ['b12 1000 mcg', 1],
    ['solu-medrol 125 mg', 25],
    ['keytruda 200 mg', 200],
  ])('turns %s into units', (query, units) => {
    expect(hcpcs.search(query, { limit: 1, day })[0]?.units).toBe(units)
  })

  it('finds on a day what was valid then', () => {
    expect(codesFor('humira')).toEqual(['J0139'])
    expect(codesFor('humira', 3, hcpcs, parseDay('2023-05-01'))).toEqual(['J0135'])
  })

  it('finds codes by their beginning', () => {
    expect(codesFor('G001', 20).every((code) => code.startsWith('G001'))).toBe(true)
  })

  it('answers any query without a fault, with valid codes only, at most as many as asked', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 20 }), (query, limit) => {
        const hits = hcpcs.search(query, { limit, day })
        expect(hits.length).toBeLessThanOrEqual(limit)
        for (const { row } of hits) expect(hcpcs.isValid(row, day)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('numbers codes so that their order is kept', () => {
    const code = fc
      .tuple(fc.constantFrom(...'ABCEGHJKLMPQRSTUV'), fc.integer({ min: 0, max: 9999 }))
      .map(([letter, n]) => `${letter}${String(n).padStart(4, '0')}`)
    fc.assert(
      fc.property(code, code, (a, b) => {
        expect(keyHcpcs(hcpcsKey(a))).toBe(a)
        expect(Math.sign(hcpcsKey(a) - hcpcsKey(b))).toBe(a < b ? -1 : a > b ? 1 : 0)
      }),
    )
  })
})

describe('the official file laid over the bundled quarters', async () => {
  const imported = await importOf(
    hcpcsFileSections(
      [
        {
          code: 'J0696',
          long: 'Invented long words, ceftriaxone, per 250 mg',
          short: 'Ceftriaxone sodium injection',
          from: 0,
          to: undefined,
        },
        { code: 'E0601', long: 'Another thing altogether', short: 'Something else', from: 0, to: undefined },
        {
          code: 'J0999',
          long: 'Injection, inventolimab, 5 mg',
          short: 'Inj, inventolimab',
          from: parseDay('2026-07-01'),
          to: undefined,
        },
        {
          code: 'A0021',
          long: 'Ambulance out of state',
          short: 'Outside state ambulance serv',
          from: 0,
          to: parseDay('2026-06-30'),
        },
      ],
      [{ code: 'XE', text: 'Official words' }],
    ),
    { edition: 'July 2026' },
  )
  const room = openHcpcs(index, imported)

  it('gives the long descriptor of the same item, and not of a number that means something else', () => {
    const row = room.find('J0696')
    expect([room.title(row, day), room.titleStatus(row, day)]).toEqual([
      'Invented long words, ceftriaxone, per 250 mg',
      'long',
    ])
    expect(room.titleStatus(room.find('E0601'), day)).toBe('short')
  })

  it('adds newer codes, with their days, words and units', () => {
    const row = room.find('J0999')
    expect(room.isValid(row, parseDay('2026-06-30'))).toBe(false)
    expect(room.isValid(row, day)).toBe(true)
    expect(room.search('inventolimab 20 mg', { limit: 2, day })).toMatchObject([{ row, units: 4 }])
    expect(codesFor('J0999', 3, room)).toEqual(['J0999'])
  })

  it('ends what the file ends', () => {
    expect(room.isValid(room.find('A0021'), parseDay('2026-06-30'))).toBe(true)
    expect(room.isValid(room.find('A0021'), parseDay('2026-07-01'))).toBe(false)
  })

  it('has the official words of modifiers', () => {
    expect(room.modifierText('XE')).toEqual({ text: 'Official words', official: true })
    expect(room.modifierText('XS').official).toBe(false)
  })
})

describe('modifiers', () => {
  const { modifiers } = hcpcs
  it('are valid by day, as the claims editor has it', () => {
    expect(modifiers.isValid('xe', day)).toBe(true)
    expect(modifiers.isValid('#0', day)).toBeUndefined()
    expect(modifiers.isValid('ZA', day)).toBeUndefined()
  })

  it.each([
    ['J0696', ['JW', 'JZ', 'JA', 'JB'], ['GN', 'RR', 'QK', 'E1']],
    ['E0601', ['RR', 'NU', 'UE', 'KX'], ['JW', 'GO', '26']],
    ['A0429', ['GM', 'QL', 'QM'], ['JZ', 'RR']],
    ['00100', ['AA', 'QK', 'P3', 'QS'], ['JZ', 'RR', 'TC']],
    ['71046', ['26', 'TC', 'FX'], ['JW', 'AA']],
    ['97110', ['GN', 'GO', 'GP', 'CQ', '95'], ['JZ', 'AA']],
    ['28285', ['TA', 'T5', 'RT', '50', '59', 'XS'], ['JZ', 'E1']],
  ])('suit %s or not', (code, suiting, others) => {
    const codes = modifiers.forCode(code).map((m) => m.code)
    expect(codes).toEqual(expect.arrayContaining(suiting))
    for (const other of others) expect(codes).not.toContain(other)
    expect(suiting.every((m) => modifiers.suits(m, code))).toBe(true)
  })

  it('are found by what they say', () => {
    expect(modifiers.search('discarded', 5).map((m) => m.code)).toEqual(expect.arrayContaining(['JW', 'JZ']))
    expect(modifiers.search('lt', 1)[0]?.meaning).toBe('left side')
  })
})
