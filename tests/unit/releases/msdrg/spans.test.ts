import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exclusionRows } from '../../../../src/releases/msdrg/exclusions.ts'
import { Spans, spansOf, versionsBetween } from '../../../../src/releases/msdrg/spans.ts'

describe('spans of versions', () => {
  it('name runs without a gap', () => {
    expect(spansOf(versionsBetween('400', '440'))).toEqual(['40.0-44.0'])
    expect(spansOf([...versionsBetween('401', '409'), ...versionsBetween('431', '431')])).toEqual(['40.1', '43.1'])
  })

  it('hold each version once, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 8 })), (versions) => {
        const names = ['40.0', '40.1', '41.0', '41.1', '42.0', '42.1', '43.0', '43.1', '44.0']
        const held = spansOf(versions).flatMap((span) => {
          const [from = '', to = from] = span.split('-')
          return names.slice(names.indexOf(from), names.indexOf(to) + 1)
        })
        expect(held).toEqual([...new Set(versions)].sort((a, b) => a - b).map((i) => names[i]))
      }),
    )
  })

  it('join rows of the same content', () => {
    const spans = new Spans()
    spans.add('a', '400', '401')
    spans.add('b', '400', '440')
    spans.add('a', '410', '421')
    spans.add('a', '440', '440')
    expect([...spans]).toEqual([
      { content: 'a', span: '40.0-42.1' },
      { content: 'a', span: '44.0' },
      { content: 'b', span: '40.0-44.0' },
    ])
  })
})

describe('exclusions', () => {
  const diagnoses = [
    '# code\tfrom\tto\tmdc\tseverity\tattributes\thacs',
    'A00\t400\t440\t6\tCC\t\t',
    'A01\t400\t440\t6\tNCC\t\t',
    'A02\t400\t440\t6\tMCC\t\t',
    'A03\t400\t440\t6\tCC\t\t',
  ].join('\n')

  it('leave out what never counts and join neighbours of the list', () => {
    const principals = '# principal\tfrom\tto\tgroup\nA01\t400\t440\t1\nA02\t400\t440\t1\nA03\t400\t440\t2'
    const groups = '# group\tcodes\n1\tA00 A01 A02\n2\tA01'
    const rows = exclusionRows(diagnoses, principals, groups)
    expect(rows).toEqual({ ok: true, value: [['40.0-44.0', 'A01 A02', 'A00-A02']] })
  })

  it('say where a table cannot be read', () => {
    const rows = exclusionRows(diagnoses, 'nothing', '# group\tcodes')
    expect(rows.ok).toBe(false)
  })
})
