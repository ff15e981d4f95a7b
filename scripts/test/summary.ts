import path from 'node:path'

/** The part of vitest's JSON report that is counted. */
export interface Report {
  testResults: {
    /** Absolute path of the file. */
    name: string
    status: string
    assertionResults: { fullName: string; status: string }[]
  }[]
}

export interface Summary {
  passed: number
  failed: number
  skipped: number
  failedNames: string[]
  skippedNames: string[]
}

/** Counts tests; a file that failed as a whole (it did not load, its set-up failed) counts as one failure. */
export function summarise(report: Report, root: string): Summary {
  const summary: Summary = { passed: 0, failed: 0, skipped: 0, failedNames: [], skippedNames: [] }
  for (const { name, status, assertionResults } of report.testResults) {
    const file = path.relative(root, name)
    const failedBefore = summary.failed
    for (const test of assertionResults) {
      if (test.status === 'passed') summary.passed++
      else if (test.status === 'failed') {
        summary.failed++
        summary.failedNames.push(`${file}: ${test.fullName}`)
      } else {
        summary.skipped++
        summary.skippedNames.push(`${file}: ${test.fullName}`)
      }
    }
    if (status === 'failed' && summary.failed === failedBefore) {
      summary.failed++
      summary.failedNames.push(file)
    }
  }
  return summary
}
