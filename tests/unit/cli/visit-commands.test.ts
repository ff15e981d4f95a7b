import { describe, expect, it } from 'vitest'
import { em } from '../../../src/cli/commands/em.ts'
import { hcc } from '../../../src/cli/commands/hcc.ts'
import type { Desk } from '../../../src/cli/desk.ts'
import { createEncoder } from '../../../src/encoder/encoder.ts'
import { buildEm } from '../../../src/evaluation-management/compile/builder.ts'
import { buildHcc } from '../../../src/grouping/compile/hcc.ts'
import { buildClassification } from '../../../src/library/compile/classification.ts'
import { compileIndex } from '../../../src/store/compile/compile.ts'
import { openIndex } from '../../../src/store/format.ts'
import { folderAssets } from '../../../src/store/node.ts'

const { chunks, manifest } = await compileIndex(folderAssets('assets'), [buildClassification, buildHcc, buildEm])
const index = openIndex(chunks, manifest)
const desk: Desk = createEncoder(async () => index)
const defaults = { date: '2026-11-22', setting: 'outpatient' } as const
const hccOf = async (line: object) => hcc.work(desk, defaults)({ ...line })
const emOf = async (line: object) => em.work(desk, defaults)({ ...line })

describe('the command hcc', () => {
  const line = { model: 'CMS-HCC V28', paymentYear: 2027, dx: ['E11.9', 'e1122'], age: 70, sex: 'F' }

  it('gives categories, what was dropped and by what, and the raw score', async () => {
    const eligibility = { orec: '0', dual: 'none', institutional: false, newEnrollee: false }
    expect(await hccOf({ ...line, eligibility })).toMatchObject({
      model: 'CMS-HCC V28',
      segment: 'CNA',
      hccs: [{ hcc: '37', from: ['E11.22'] }],
      dropped: [{ hcc: '38', by: ['37'] }],
      interactions: [],
      score: 0.561,
    })
  })

  it('names the field that is wrong, or what the tables do not have', async () => {
    expect(await hccOf({ ...line, dx: 'E11.9' })).toMatchObject({ error: { code: 'bad-input' } })
    expect(await hccOf({ ...line, eligibility: { orec: '7' } })).toMatchObject({ error: { code: 'bad-input' } })
    expect(await hccOf({ ...line, paymentYear: 1999 })).toMatchObject({ error: { code: 'unknown-payment-year' } })
    expect(await hccOf({ ...line, age: 200 })).toMatchObject({ error: { code: 'impossible-age' } })
  })
})

describe('the command em', () => {
  it('gives level, code and why, by the date of the line or of the run', async () => {
    expect(await emOf({ family: 'office', problems: 'moderate', data: 'limited', risk: 'moderate' })).toMatchObject({
      level: 'moderate',
      code: '99214',
      basis: 'decision',
    })
    const nursing = { family: 'nursing-subsequent', minutes: 15 }
    expect(await emOf(nursing)).toMatchObject({ code: '99307' })
    expect(await emOf({ ...nursing, date: '2023-03-01' })).toMatchObject({ code: '99308' })
  })

  it('answers what it cannot level with an error of the line', async () => {
    expect(await emOf({ family: 'dentist', minutes: 10 })).toMatchObject({ error: { code: 'unknown-family' } })
    expect(await emOf({ family: 'office', minutes: 'ten' })).toMatchObject({ error: { code: 'bad-input' } })
    expect(await emOf({ family: 'office' })).toMatchObject({ error: { code: 'incomplete' } })
  })
})
