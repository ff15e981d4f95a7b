import { describe, expect, it } from 'vitest'
import { summarise } from '../../../scripts/test/summary.ts'

const test = (fullName: string, status: string) => ({ fullName, status })

describe('the count of tests', () => {
  it('names what failed and what was skipped', () => {
    const assertionResults = [test('a', 'passed'), test('b', 'failed'), test('c', 'skipped'), test('d', 'todo')]
    const report = { testResults: [{ name: '/p/tests/x.test.ts', status: 'failed', assertionResults }] }
    expect(summarise(report, '/p')).toEqual({
      passed: 1,
      failed: 1,
      skipped: 2,
      failedNames: ['tests/x.test.ts: b'],
      skippedNames: ['tests/x.test.ts: c', 'tests/x.test.ts: d'],
    })
  })

  it('counts a file that did not load as a failure', () => {
    const report = { testResults: [{ name: '/p/tests/x.test.ts', status: 'failed', assertionResults: [] }] }
    expect(summarise(report, '/p')).toMatchObject({ passed: 0, failed: 1, failedNames: ['tests/x.test.ts'] })
  })

  it('counts a file whose set-up failed, so that its tests were skipped', () => {
    const assertionResults = [test('a', 'skipped')]
    const report = { testResults: [{ name: '/p/tests/x.test.ts', status: 'failed', assertionResults }] }
    expect(summarise(report, '/p')).toMatchObject({ failed: 1, skipped: 1 })
  })
})
