/** The edits with every table of the index, against claims that the reference implementations judged. */
import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CheckResult, Claim } from '../../../src/edits/types.ts'
import { checkClaim } from '../../../src/encoder/check.ts'
import { editFlags } from '../../../src/encoder/edit-flags.ts'
import { createEncoder, type Encoder } from '../../../src/encoder/encoder.ts'
import type { Failure } from '../../../src/platform/messages.ts'
import { openRealIndex } from '../../support/real-index.ts'

let encoder: Encoder
beforeAll(async () => {
  const index = await openRealIndex()
  encoder = createEncoder(async () => index)
}, 240_000)

interface Case extends Claim {
  id: string
  /** Beginning of the rules that are compared, or the Tabular note that is asked for. */
  family: string
  expect: string[] | boolean
}

const read = (path: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

async function judged(claim: Claim): Promise<CheckResult> {
  const result = await checkClaim(encoder, claim)
  if ('ok' in result) throw new Error(result.message)
  return result
}

/** What was found where something else is expected; undefined where both agree. */
async function differs({ id, family, expect: wanted, ...claim }: Case): Promise<string | undefined> {
  const { findings } = await judged(claim)
  if (typeof wanted === 'boolean') {
    const codes = claim.codes.map(({ code }) => code)
    const found = findings.some(
      (one) => one.rule.includes(family) && (family !== 'excludes1' || codes.every((code) => one.codes.includes(code))),
    )
    return found === wanted ? undefined : `${id}: ${family} ${found}`
  }
  const found = new Set(findings.map(({ rule }) => rule).filter((rule) => rule.startsWith(family)))
  // the reference takes the age for the length of stay
  found.delete('mce.procedure-inconsistent-with-los')
  const names = [...found].sort()
  return names.join() === [...wanted].sort().join() ? undefined : `${id}: ${names}, expected ${wanted}`
}

const all = async (cases: Case[]): Promise<(string | undefined)[]> => {
  const found: (string | undefined)[] = []
  for (const one of cases) found.push(await differs(one))
  return found.filter(Boolean)
}

describe('edits of a claim', () => {
  it('agree with the reference implementations of the code editors, and with an independent reading of the Tabular List', async () => {
    const cases: Case[] = read('tests/fixtures/edits/claims.jsonl')
    expect(cases.length).toBeGreaterThan(600)
    expect(await all(cases)).toEqual([])
  }, 120_000)

  const oracle = '../shared/bench/oracle/edits.jsonl'
  it.skipIf(!existsSync(oracle))(
    `agree with the reference set (${oracle})`,
    async () => {
      const wrong: string[] = []
      for (const { expect: wanted, stratum: _stratum, truth: _truth, id, ...claim } of read(oracle)) {
        const family = claim.setting === 'inpatient' ? 'mce.' : 'ioce.'
        const names = (await judged(claim)).findings.map(({ rule }) => rule).filter((rule) => rule.startsWith(family))
        const rules = wanted.findings.map(({ rule }: { rule: string }) => rule)
        if ([...new Set(names)].sort().join() !== rules.sort().join()) wrong.push(`${id}: ${names}, expected ${rules}`)
      }
      expect(wrong).toEqual([])
    },
    120_000,
  )

  const tabular = '../shared/bench/oracle/tabular.jsonl'
  it.skipIf(!existsSync(tabular))(
    `agree with the Tabular facts (${tabular})`,
    async () => {
      const cases = read(tabular)
        .filter(({ command }) => command === 'check')
        .map(
          ({ id, codes, setting, date, expect: wanted }): Case => ({
            id,
            codes,
            setting,
            date,
            family: 'codeFirst' in wanted ? 'code-first' : 'excludes1',
            expect: wanted.codeFirst ?? wanted.excludes1,
          }),
        )
      expect(await all(cases)).toEqual([])
    },
    120_000,
  )

  it('are a failure, and no error, on a day that no release covers', async () => {
    const failed = (await checkClaim(encoder, { codes: [], setting: 'outpatient', date: '1999-01-01' })) as Failure
    expect(failed.error).toBe('date-outside-releases')
  })
})

describe('flags of a code', () => {
  it.each([
    ['ICD-10-CM', 'D63.0', ['manifestation']],
    ['ICD-10-CM', 'W01.0XXA', ['external-cause']],
    ['ICD-10-CM', 'O14.05', ['age']],
    ['ICD-10-CM', 'Z00.00', ['first-listed-only', 'poa-exempt']],
    ['ICD-10-PCS', '00F3XZZ', ['non-covered']],
    ['ICD-10-CM', 'E11', []],
    ['HCPCS', 'G0463', []],
  ] as const)('of %s %s', async (system, code, ids) => {
    const flags = await editFlags(encoder, system, code, '2026-04-15')
    expect(flags.map(({ id }) => id)).toEqual(expect.arrayContaining([...ids]))
    if (ids.length === 0) expect(flags).toEqual([])
  })
})
