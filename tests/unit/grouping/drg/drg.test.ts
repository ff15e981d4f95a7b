import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DrgClaim } from '../../../../src/grouping/drg/types.ts'
import { drg, explained, group, stay } from './stays.ts'

interface Expected extends DrgClaim {
  id?: string
  expect: { drg: string; [field: string]: unknown }
}

const read = (file: string): Expected[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

/** What differs from the expectation, in words. */
function differences({ id, expect: wanted, ...claim }: Expected): string[] {
  const name = id ?? JSON.stringify(claim)
  const result = drg.group(claim)
  if ('ok' in result) return [`${name}: ${result.message}`]
  const { weights, ...rest } = result
  const got: Record<string, unknown> = { ...rest, ...weights }
  return Object.entries(wanted).flatMap(([field, value]) =>
    JSON.stringify(got[field] ?? null) === JSON.stringify(value)
      ? []
      : [`${name} ${field}: ${got[field]}, expected ${value}`],
  )
}

describe('the grouper', () => {
  it('agrees with another implementation of the official logic on stays of every DRG and version', () => {
    const stays = read('tests/fixtures/drg/stays.jsonl')
    expect(
      new Set(stays.filter(({ version }) => version === '44.0').map((one) => one.expect.drg)).size,
    ).toBeGreaterThan(740)
    expect(stays.flatMap(differences)).toEqual([])
  })

  const oracle = '../shared/bench/oracle/drg.jsonl'
  it.skipIf(!existsSync(oracle))(`agrees with the official logic (${oracle})`, () => {
    expect(read(oracle).flatMap(differences)).toEqual([])
  })

  it('takes the version of the day of discharge', () => {
    expect(drg.versionOn('2022-10-01')).toBe('40.0')
    expect(drg.versionOn('2026-03-31')).toBe('43.0')
    expect(drg.versionOn('2026-04-01')).toBe('43.1')
    expect(drg.versionOn('2026-10-01')).toBe('44.0')
    expect(drg.versionOn('2022-09-30')).toBeUndefined()
    expect(drg.versionOn('not a day')).toBeUndefined()
  })

  it('knows codes only in the versions that have them', () => {
    // new on October 1 2025
    expect(group('E88.A', [], [], { version: '40.0' }).returnCode).toBe('INVALID_PDX')
    expect(group('E88.A', [], [], { version: '44.0' }).returnCode).toBe('OK')
  })

  it('takes codes with and without the dot, in any case', () => {
    const written = group('I50.23', ['N17.0'], ['0SRD0J9'])
    expect(group('i5023', ['n170'], [' 0srd0j9 '])).toEqual(written)
  })

  it('does not depend on the order of the claim', () => {
    const codes = ['N17.0', 'D62', 'L89.154 N', 'J81.0', 'I46.9', 'T83.511A N', 'N39.0 N']
    const procedures = ['0SRC0J9', '0SRD0J9', '027037Z', '0SPD0JZ']
    const wanted = group('I50.23', codes, procedures)
    fc.assert(
      fc.property(
        fc.shuffledSubarray(codes, { minLength: codes.length }),
        fc.shuffledSubarray(procedures, { minLength: procedures.length }),
        (secondary, performed) => {
          expect(group('I50.23', secondary, performed)).toEqual(wanted)
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('bad input', () => {
  it.each([
    ['an age below nothing', { age: -1 }, 'bad-age'],
    ['an age that nobody reaches', { age: 125 }, 'bad-age'],
    ['a broken age', { age: 1.5 }, 'bad-age'],
    ['no number', { age: Number.NaN }, 'bad-age'],
    ['a version that is not bundled', { version: '39.0' }, 'unknown-version'],
    ['a status in words', { dischargeStatus: 'home' }, 'bad-discharge-status'],
    ['an empty status', { dischargeStatus: '' }, 'bad-discharge-status'],
  ])('%s is a failure that says what to do', (_, more, error) => {
    const result = drg.group(stay('I50.23', [], [], more))
    expect(result).toMatchObject({ ok: false, error })
    expect('message' in result && result.message).toMatch(/Give /)
  })

  it('is told where the stay can be grouped all the same', () => {
    const { why, drg: number } = explained('I50.23', ['Z99.99X'], ['0ZZZZZZ'], { dischargeStatus: '99' })
    expect(number).toBe('293')
    expect(why.ignored.map(({ code }) => code)).toEqual(['Z99.99X', '0ZZZZZZ'])
    expect(why.path.join(' ')).toContain('discharge status')
  })

  it('of an empty claim is ungroupable', () => {
    expect(group('')).toMatchObject({ drg: '999', mdc: '00', returnCode: 'INVALID_PDX', severity: null })
  })

  it('of five hundred secondary diagnoses is grouped as any other', () => {
    const many = Array.from({ length: 500 }, (_, i) => (i === 499 ? 'N17.0' : 'I10'))
    expect(group('I50.23', many).drg).toBe('291')
    expect(drg.changes(stay('I50.23', many))).toEqual([])
  })

  it('never throws', () => {
    const code = fc.oneof(
      fc.constantFrom('I50.23', 'N17.0', 'L89.154', 'B20', 'Z38.00', 'S06.5X0A', 'V43.52XA', 'N39.3', ''),
      fc.string({ maxLength: 9 }),
    )
    const diagnosis = fc.record({ code, poa: fc.oneof(fc.constantFrom('Y', 'N', 'U', 'W', '1', ''), fc.string()) })
    const claim: fc.Arbitrary<DrgClaim> = fc.record({
      version: fc.constantFrom('40.0', '43.1', '44.0', '50.0', ''),
      principal: diagnosis,
      secondary: fc.array(diagnosis),
      procedures: fc.array(fc.oneof(fc.constantFrom('0SRD0J9', '027037Z', '0JH606Z', '02H63JZ'), fc.string())),
      age: fc.oneof(fc.integer(), fc.double()),
      sex: fc.constantFrom('M', 'F', 'U'),
      dischargeStatus: fc.oneof(fc.constantFrom('01', '20', '99'), fc.string({ maxLength: 3 })),
    })
    fc.assert(
      fc.property(claim, (any) => {
        const result = drg.explain(any)
        if ('ok' in result) expect(result.message).not.toBe('')
        else {
          expect(result.drg).toMatch(/^\d{3}$/)
          expect(result.why.path.at(-1)).toContain(result.drg)
        }
      }),
    )
  })
})

describe('the way to a DRG', () => {
  it('names the formula, what holds of it and by which codes', () => {
    const { why } = explained('M17.0', ['N17.0'], ['0SRC0J9', '0SRD0J9'])
    expect(why.mdc).toMatchObject({ number: '08', from: 'principal diagnosis M17.0' })
    expect(why.step).toMatchObject({ list: expect.stringContaining('surgical hierarchy'), formula: 'MCC & BILATERAL' })
    expect(why.step.operands).toEqual([
      { name: 'MCC', codes: ['N17.0'] },
      { name: 'BILATERAL', codes: ['0SRC0J9', '0SRD0J9'] },
    ])
  })

  it('says why each CC or MCC counts or does not', () => {
    const { why } = explained('I50.23', ['J81.0', 'I46.9', 'D62', 'L89.154 N', 'I10'], [], { dischargeStatus: '20' })
    expect(why.secondary).toEqual([
      { code: 'J81.0', level: 'MCC', counts: false, reason: 'excluded-by-principal' },
      { code: 'I46.9', level: 'MCC', counts: false, reason: 'died' },
      { code: 'D62', level: 'CC', counts: true },
      { code: 'L89.154', level: 'MCC', counts: false, reason: 'hac' },
    ])
    expect(why.decidedBy).toEqual(['D62'])
    expect(why.hacs).toMatchObject([{ hac: 4, codes: [{ code: 'L89.154', poa: 'N' }] }])
    expect(explained('Z51.11', ['C92.00']).why.secondary).toMatchObject([{ reason: 'part-of-drg' }])
  })

  it('names the combinations of procedures and whether they replace their codes', () => {
    const { why } = explained('T84.033A', [], ['0SPD0JZ', '0SRD0J9'], { version: '43.1' })
    expect(why.combinations).toEqual([{ codes: ['0SPD0JZ', '0SRD0J9'], insteadOf: true }])
    expect(why.step.operands).toEqual([{ name: 'revision', codes: ['0SPD0JZ + 0SRD0J9'] }])
  })

  it('tells where another MDC took over', () => {
    expect(explained('S06.5X0A', ['S36.113A']).why.mdc.from).toContain('trauma')
    expect(explained('B59', ['B20']).why.mdc.from).toContain('HIV')
  })

  it.each([
    ['INVALID_PDX', explained('ZZZ')],
    ['DX_CANNOT_BE_PDX', explained('V43.52XA')],
    ['INVALID_SEX', explained('N39.3', [], [], { sex: 'U' })],
    ['HAC_MISSING_ONE_POA', explained('I50.23', ['L89.154 -'])],
  ])('says what kept the stay from a group: %s', (code, { returnCode, why }) => {
    expect(returnCode).toBe(code)
    expect(why.path.length).toBeGreaterThan(1)
    expect(why.decidedBy).toEqual([])
  })
})

describe('what the DRG rests on', () => {
  const changes = (...of: Parameters<typeof stay>) => {
    const found = drg.changes(stay(...of))
    if ('ok' in found) throw new Error(found.message)
    return found.map(({ kind, code, drg: number }) => [kind, code, number])
  }

  it('is the one diagnosis that decides the severity, and none where two do', () => {
    expect(changes('I50.23', ['N17.0', 'D62'])).toEqual([['without-diagnosis', 'N17.0', '292']])
    expect(changes('I50.23', ['N17.0', 'J96.01'])).toEqual([])
  })

  it('is the operation', () => {
    expect(changes('M17.11', [], ['0SRC0J9'])).toEqual([['without-procedure', '0SRC0J9', '554']])
  })

  it('is whether the patient lived, and what was present on admission', () => {
    expect(changes('I50.23', ['I46.9'])).toEqual([
      ['without-diagnosis', 'I46.9', '293'],
      ['discharge-status', undefined, '293'],
    ])
    expect(changes('I50.23', ['L89.154 Y'])).toEqual([
      ['without-diagnosis', 'L89.154', '293'],
      ['poa', 'L89.154', '293'],
    ])
    expect(changes('I50.23', ['L89.154 N'])).toEqual([['poa', 'L89.154', '291']])
  })

  it('never names a code that the claim does not have', () => {
    const claim = stay('I50.23', ['D62', 'L89.154 N', 'N39.0'], ['0SRD0J9'])
    const codes = new Set([...claim.secondary.map(({ code }) => code), ...claim.procedures, undefined])
    const found = drg.changes(claim)
    expect('ok' in found ? [] : found.filter(({ code }) => !codes.has(code))).toEqual([])
  })

  it('is a failure for a claim that cannot be', () => {
    expect(drg.changes(stay('I50.23', [], [], { age: 300 }))).toMatchObject({ ok: false, error: 'bad-age' })
  })
})

describe('facts of a code', () => {
  it('are severity, exclusions, MDC and conditions on the day', () => {
    const facts = drg.code('J81.0', '2026-11-01')
    expect(facts).toMatchObject({ version: '44.0', level: 'MCC', mdcs: [{ mdc: '04' }], hacs: [], onlyAlive: false })
    expect(facts?.excludedBy).toContain('I50.23')
    expect(facts?.excludedBy).not.toContain('S72.001A')
    expect(drg.code('I46.9', '2026-11-01')).toMatchObject({ onlyAlive: true })
    expect(drg.code('T81.44XA', '2026-11-01')?.hacs.map(({ hac }) => hac)).toEqual([11, 12, 13])
    expect(drg.code('N39.3', '2026-11-01')?.mdcs).toMatchObject([
      { mdc: '11', sex: 'M' },
      { mdc: '13', sex: 'F' },
    ])
    expect(drg.code('I10', '2026-11-01')).toMatchObject({ level: 'NCC', excludedBy: [] })
  })

  it('agree with the groups: a code is excluded beside exactly the principal diagnoses named', () => {
    const { excludedBy = [] } = drg.code('D62', '2026-11-01') ?? {}
    const counted = (principal: string) => explained(principal, ['D62']).why.secondary[0]?.counts
    expect(excludedBy.slice(0, 20).filter(counted)).toEqual([])
    expect(['I50.23', 'M17.11', 'J44.1'].filter((code) => !excludedBy.includes(code) && !counted(code))).toEqual([])
  })

  it('are none for headers, unknown codes and days without a version', () => {
    expect(drg.code('I50', '2026-11-01')).toBeUndefined()
    expect(drg.code('nonsense', '2026-11-01')).toBeUndefined()
    expect(drg.code('I50.23', '2019-01-01')).toBeUndefined()
  })

  it('of a DRG are its title and the weights of a year in which it had that title', () => {
    expect(drg.drg('291', '2026-11-01')).toMatchObject({ mdcs: ['05'], weightsFrom: 'FY2026', medSurg: 'medical' })
    // new in version 44
    expect(drg.drg('210', '2026-11-01')?.weights).toBeUndefined()
    expect(drg.drg('210', '2026-05-01')).toBeUndefined()
    expect(drg.drg('0x1', '2026-11-01')).toBeUndefined()
  })
})
