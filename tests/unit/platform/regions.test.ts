import { describe, expect, it, vi } from 'vitest'
import { exportRegions, importRegions, type Regions } from '../../../src/platform/regions.ts'

vi.mock('webextension-polyfill', async () => ({ default: (await import('./fake-browser.ts')).fakeBrowser() }))

const REGIONS: Regions = { 'ehr.example': [{ page: '/chart/*', path: ['x-app', 'div#note'] }] }
const file = (regions: unknown) => JSON.stringify({ format: 'chartside-regions', version: 1, regions })

describe('a file of regions', () => {
  it('gives back what was exported', () => {
    expect(importRegions(exportRegions(REGIONS))).toEqual({ ok: true, regions: REGIONS })
  })

  it.each([
    ['no JSON', 'regions'],
    ['another file', '{"codes":[]}'],
    ['a version of its own', JSON.stringify({ format: 'chartside-regions', version: 2, regions: {} })],
    ['a site that is none', file({ 'a b/c': [] })],
    ['a region without a way', file({ 'ehr.example': [{ page: '/', path: [] }] })],
    ['nothing', ''],
  ])('is refused with a message when it is %s', (_, text) => {
    expect(importRegions(text)).toMatchObject({ ok: false, message: expect.stringMatching(/file/) })
  })
})
