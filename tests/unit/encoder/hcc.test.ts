import { describe, expect, it } from 'vitest'
import { createEncoder } from '../../../src/encoder/encoder.ts'
import { hccFlags } from '../../../src/encoder/hcc.ts'
import { hccIndex } from '../grouping/hcc/small.ts'

const index = await hccIndex()
const encoder = createEncoder(async () => index)

describe('risk adjustment flags of a code', () => {
  it('name the category in every model, with the payment years', async () => {
    expect(await hccFlags(encoder, 'ICD-10-CM', 'I50.22')).toContainEqual({
      id: 'hcc-v28',
      label: 'CMS-HCC V28: 226 Heart Failure, Except End-Stage and Acute',
      source: 'CMS-HCC V28, payment year 2026 and 2027',
    })
  })

  it('say that nothing is published yet for a code newer than the mappings', async () => {
    expect(await hccFlags(encoder, 'ICD-10-CM', 'T52.811A')).toMatchObject([{ id: 'hcc-unknown' }])
  })

  it('are silent on codes without a category and on other systems', async () => {
    expect(await hccFlags(encoder, 'ICD-10-CM', 'Z00.00')).toEqual([])
    expect(await hccFlags(encoder, 'HCPCS', 'G0463')).toEqual([])
  })
})
