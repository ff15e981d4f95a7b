import { describe, expect, it } from 'vitest'
import { check } from '../../../src/cli/commands/check.ts'
import { createEncoder } from '../../../src/encoder/encoder.ts'
import { DATE, index } from '../edits/whole-edits.ts'

const work = check.work(
  createEncoder(async () => index),
  { date: DATE, setting: 'outpatient' },
)
const dx = (...codes: string[]) => codes.map((code) => ({ system: 'ICD-10-CM', code }))
const rulesOf = (answer: object) =>
  'findings' in answer ? (answer.findings as { rule: string }[]).map(({ rule }) => rule) : []

describe('the command check', () => {
  it('answers a line with findings, under the defaults that the line does not override', async () => {
    expect(rulesOf(await work({ codes: dx('W01.0XXA'), age: 50 }))).toContain('ioce.external-cause-as-principal')
    expect(rulesOf(await work({ codes: dx('W01.0XXA'), age: 50, setting: 'inpatient' }))).toContain(
      'mce.external-cause-as-principal',
    )
  })

  it('lists what was not checked among the findings, so that it is never taken for "no edit"', async () => {
    expect(rulesOf(await work({ codes: dx('I10') }))).toContain('edits.not-checked')
    expect(rulesOf(await work({ codes: dx('I10'), age: 50 }))).not.toContain('edits.not-checked')
  })

  it('takes an age that cannot be as a finding, and a line of another form as an error', async () => {
    expect(rulesOf(await work({ codes: dx('I10'), age: 300 }))).toContain('ioce.invalid-age')
    expect(await work({ codes: 'I10' })).toMatchObject({ error: { code: 'bad-input' } })
    expect(await work({ codes: dx('I10'), date: '1999-01-01' })).toMatchObject({
      error: { code: 'date-outside-releases' },
    })
  })
})
