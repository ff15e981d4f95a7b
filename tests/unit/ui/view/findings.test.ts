import { expect, it } from 'vitest'
import type { Severity } from '../../../../src/edits/types.ts'
import { groupFindings } from '../../../../src/ui/view/findings.ts'

const finding = (rule: string, severity: Severity, code: string) => ({
  rule,
  severity,
  codes: [code],
  message: `${rule} of ${code}`,
  source: 'Tabular List',
  resolve: '',
})

it('findings that say the same of several codes stand together, the gravest first', () => {
  const groups = groupFindings([
    finding('excludes2', 'info', 'I10'),
    finding('poa', 'error', 'E11.22'),
    finding('excludes2', 'info', 'I13.0'),
    finding('poa', 'error', 'N18.32'),
  ])
  expect(groups.map((group) => group.map(({ codes }) => codes[0]))).toEqual([
    ['E11.22', 'N18.32'],
    ['I10', 'I13.0'],
  ])
})
