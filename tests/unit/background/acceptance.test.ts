import { beforeEach, expect, it, vi } from 'vitest'
import browser from 'webextension-polyfill'
import { recordAcceptance, verdictOn } from '../../../src/background/acceptance.ts'
import { getAcceptance } from '../../../src/platform/acceptance.ts'
import type { FakeBrowser } from '../platform/fake-browser.ts'

vi.mock('webextension-polyfill', async () => ({ default: (await import('../platform/fake-browser.ts')).fakeBrowser() }))
const { storage } = browser as never as FakeBrowser

beforeEach(() => storage.local.items.clear())

it('counts how the suggestions of each rule were received, and takes a verdict back', async () => {
  const both = { rules: ['I.A.15', 'I.C.4.a'] }
  await recordAcceptance(both, undefined, 'accepted')
  await recordAcceptance({ rules: ['I.A.15'] }, undefined, 'dismissed')
  await recordAcceptance({ rules: [] }, undefined, 'accepted')
  await recordAcceptance(both, 'accepted', 'dismissed')
  expect(await getAcceptance()).toEqual({
    'I.A.15': { accepted: 0, dismissed: 2 },
    'I.C.4.a': { accepted: 0, dismissed: 1 },
    none: { accepted: 1, dismissed: 0 },
  })
})

it('loses none of two decisions of the same moment', async () => {
  await Promise.all([1, 2, 3].map(() => recordAcceptance({ rules: ['x'] }, undefined, 'accepted')))
  expect((await getAcceptance()).x).toEqual({ accepted: 3, dismissed: 0 })
})

it('reads a verdict out of the decisions; never counts as dismissed', () => {
  const decisions = { accepted: ['I10'], dismissed: ['E11.9'], never: ['R05.9'] }
  expect(['I10', 'E11.9', 'R05.9', 'J45.909'].map((ref) => verdictOn(ref, decisions))).toEqual([
    'accepted',
    'dismissed',
    'dismissed',
    undefined,
  ])
})
