import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { procedurePeriods, readProcedures } from '../../../../src/releases/icd10pcs/codes.ts'
import { deriveLabels } from '../../../../src/releases/icd10pcs/derive.ts'
import { indexFile } from '../../../../src/releases/icd10pcs/index.ts'
import { icd10pcs } from '../../../../src/releases/icd10pcs/system.ts'
import { covers } from '../../../../src/releases/periods.ts'
import { value } from '../samples.ts'

const ROOT = new URL('../../../../assets/codesets/icd10pcs/', import.meta.url)
const files = new Map(readdirSync(ROOT).map((name) => [name, readFileSync(new URL(name, ROOT), 'utf8')]))
const REFERENCE = new URL('../../../../../shared/codesets/', import.meta.url)

describe('the bundled ICD-10-PCS', () => {
  const periods = value(readProcedures(files.get('codes.tsv')!, 'codes.tsv'))
  const on = (code: string, day: string) => periods.find((period) => period.code === code && covers(period, day))

  it('has the numbers of codes that CMS states for each release', () => {
    for (const { name, differences } of value(icd10pcs.checks(files))) expect(differences, name).toEqual([])
  })

  it('knows new, retired and revised codes by date', () => {
    expect(on('028F3Z0', '2026-09-30')).toBeUndefined()
    expect(on('028F3Z0', '2026-10-01')?.title).toBe('Division of Aortic Valve, Percutaneous Approach, Native Leaflet')
    expect(on('XW0V0P7', '2026-09-30')?.title).toMatch(/Antibiotic-eluting/)
    expect(on('XW0V0P7', '2026-10-01')?.title).toMatch(/Gentamicin-eluting/)
    expect(on('XW03306', '2025-10-01')).toBeUndefined()
  })

  it('composes no title for a code that no source titles', () => {
    expect(on('02HM3JZ', '2026-04-01')?.title).toBe('')
    expect(on('XW0E33B', '2026-09-30')?.title).toBe('')
    expect(on('XW0E33B', '2026-10-01')?.title).toMatch(/^Introduction of Lunsotogene/)
  })

  const references = value(icd10pcs.references(files)).filter(({ path }) => existsSync(new URL(path, REFERENCE)))
  if (references.length === 0)
    console.info('left out: comparison of ICD-10-PCS with reference copies, which are not here')
  it.each(references)('equals the official $path', ({ path, check }) => {
    const { name, differences } = value(check(readFileSync(new URL(path, REFERENCE), 'utf8'), path))
    console.info(name)
    expect(differences).toEqual([])
  })
})

describe('periods of procedure codes', () => {
  const input = {
    dates: '# code\tfrom\tto\n0AAAAAA\t2015-10-01\t2024-09-30\n0AAAAAA\t2024-10-01\t2027-03-31\n',
    lists: [{ from: '', file: 'a', text: '# code\ttitle\n0AAAAAA\tOld title\n' }],
    own: '# code\tfrom\ttitle\n0AAAAAA\t2026-10-01\tNew title\n',
  }
  it('join where they touch and part where the title changes', () => {
    expect(value(procedurePeriods(input))).toEqual([
      { code: '0AAAAAA', from: '2015-10-01', to: '2026-09-30', title: 'Old title' },
      { code: '0AAAAAA', from: '2026-10-01', to: '', title: 'New title' },
    ])
  })
  it('say which file and line is wrong', () => {
    const made = procedurePeriods({ ...input, own: '# code\tfrom\ttitle\n0AAAAAA\n' })
    expect(made.ok ? undefined : made.error).toMatchObject({ file: 'titles-fy2027.tsv', line: 2 })
  })
})

describe('labels read off titles', () => {
  it('are the words that change with one character alone', () => {
    const titles = new Map([
      ['2W0AX1Z', 'Change Splint on Right Upper Arm'],
      ['2W0AX2Z', 'Change Cast on Right Upper Arm'],
      ['2W0FX1Z', 'Change Splint on Left Hand'],
      ['2W0FX2Z', 'Change Cast on Left Hand'],
    ])
    expect(deriveLabels(titles)).toEqual(
      expect.arrayContaining([
        { position: 4, value: 'A', label: 'Right Upper Arm' },
        { position: 4, value: 'F', label: 'Left Hand' },
        { position: 6, value: '1', label: 'Splint' },
        { position: 6, value: '2', label: 'Cast' },
      ]),
    )
  })
  it('are none where nothing differs', () => expect(deriveLabels(new Map([['2W0AX1Z', 'Change Splint']]))).toEqual([]))
})

describe('the index', () => {
  it('keeps levels, references and codes apart, and drops what a new page repeats', () => {
    const text = [
      '# term\tlevel\ttext',
      'Achillorrhaphy\t0\tsee Repair, Tendons **0LQ**',
      'Bypass\t0\tArtery',
      'Bypass\t1\tCoronary',
      'Bypass\t0\tArtery (continued)',
      'Bypass\t2\tOne Artery **0210**',
      'Acromion (process)\t0\tuse Scapula, Right',
      'Bronchoscopy\t0\t**0BJ08ZZ**',
    ].join('\n')
    expect(value(indexFile(text, 'index')).split('\n').slice(1, -1)).toEqual([
      '0\tAchillorrhaphy\t\t\t',
      '1\t\tsee\tRepair, Tendons\t0LQ',
      '0\tBypass\t\t\t',
      '1\tArtery\t\t\t',
      '2\tCoronary\t\t\t',
      '3\tOne Artery\t\t\t0210',
      '0\tAcromion (process)\t\t\t',
      '1\t\tuse\tScapula, Right\t',
      '0\tBronchoscopy\t\t\t',
      '1\t\t\t\t0BJ08ZZ',
    ])
  })
})
