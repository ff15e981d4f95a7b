import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readCodes, readTable } from '../../../src/releases/codeset.ts'
import { readLock } from '../../../src/releases/lock.ts'
import { covers } from '../../../src/releases/periods.ts'
import { headersOf } from '../../../src/releases/seventh.ts'
import { checkConsistency, checkCount, checkLock } from '../../../src/releases/verify.ts'
import { value } from './samples.ts'

const ROOT = new URL('../../../assets/codesets/', import.meta.url)
const text = (name: string) => readFileSync(new URL(`icd10cm/${name}`, ROOT), 'utf8')
const lock = value(readLock(readFileSync(new URL('codesets.lock.json', ROOT), 'utf8'), 'codesets.lock.json'))
const periods = value(readCodes(text('codes.tsv'), 'codes.tsv'))
const on = (code: string, day: string) => periods.find((period) => period.code === code && covers(period, day))

describe('the bundled code sets', () => {
  it('are what the lock file states', async () => {
    const names = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((name) => /[/\\]/.test(name))
    const files = new Map(names.map((name) => [name.replaceAll('\\', '/'), readFileSync(new URL(name, ROOT), 'utf8')]))
    for (const { name, differences } of await checkLock(lock, files)) expect(differences, name).toEqual([])
  })

  it('contradict themselves nowhere', () => expect(checkConsistency(periods).differences).toEqual([]))

  it.each([
    { release: 'FY2025', day: '2024-10-01', billable: 74_260, headers: 23_324 },
    { release: 'FY2026', day: '2025-10-01', billable: 74_719, headers: 23_467 },
    { release: 'FY2027', day: '2026-10-01', billable: 74_879, headers: 23_524 },
  ])('have the official number of codes and headers in $release', (count) => {
    expect(checkCount(periods, count).differences).toEqual([])
    expect(lock.counts).toContainEqual(count)
  })

  it('have on every day exactly the headers that the billable codes of the day imply', () => {
    for (const day of ['2024-10-01', '2026-09-30', '2026-10-01']) {
      const valid = periods.filter((period) => covers(period, day))
      const implied = new Set(valid.filter(({ billable }) => billable).flatMap(({ code }) => headersOf(code)))
      expect(new Set(valid.filter(({ billable }) => !billable).map(({ code }) => code))).toEqual(implied)
    }
  })

  it('know the dates of new, retired, turned and revised codes', () => {
    expect(on('U071', '2020-03-31')).toBeUndefined()
    expect(on('U071', '2020-04-01')).toMatchObject({ billable: true, title: 'COVID-19', status: 'L' })
    expect(on('I420', '2026-09-30')).toMatchObject({ billable: true })
    expect(on('I420', '2026-10-01')).toMatchObject({ billable: false, title: 'Dilated cardiomyopathy' })
    expect(on('L02232', '2026-09-30')?.title).toBe('Carbuncle of back [any part, except buttock]')
    expect(on('L02232', '2026-10-01')?.title).toBe('Carbuncle of back [any part, except buttock and flank]')
    expect(on('M545', '2021-09-30')).toMatchObject({ billable: true, title: 'Low back pain', status: 'L' })
    expect(on('QA1790', '2026-09-30')).toBeUndefined()
  })

  it('derive the 7th-character titles of FY2027 and show none that is unknown', () => {
    expect(on('T65853D', '2026-10-01')?.title).toBe('Toxic effect of medetomidine, assault, subsequent encounter')
    expect(periods.filter(({ to, status }) => to === '' && status !== 'L')).toEqual([])
  })

  it('keep accents', () => expect(on('H8101', '2026-10-01')?.title).toBe("Ménière's disease, right ear"))

  it('hold every note of the Tabular List with an owner that exists', () => {
    const notes = value(readTable(text('notes.tsv'), 'notes.tsv', ['owner', 'kind', 'item', 'text', 'release']))
    const sections = value(
      readTable(text('sections.tsv'), 'sections.tsv', ['kind', 'id', 'first', 'last', 'title', 'chapter']),
    )
    const owners = new Set(periods.map(({ code }) => code))
    for (const { fields } of sections) owners.add(fields[0] === 'chapter' ? `chapter:${fields[1]}` : (fields[1] ?? ''))
    expect(notes).toHaveLength(25_162)
    expect(notes.filter(({ fields }) => !owners.has(fields[0] ?? ''))).toEqual([])
    expect(sections.filter(({ fields }) => fields[0] === 'chapter')).toHaveLength(22)
  })
})
