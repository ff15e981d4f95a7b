import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { recognise, releaseDay, releaseLabel } from '../../../src/releases/recognise.ts'
import { decode, lines, withoutAccents } from '../../../src/releases/text.ts'
import { readZip } from '../../../src/releases/zip.ts'
import { addendaLine, message, orderLine, TABULAR, value } from './samples.ts'

describe('a zip of release files', () => {
  it('gives the text and XML files in it, also those of a zip inside it', () => {
    const inner = zipSync({ 'Table and Index/icd10cm_tabular_2028.xml': strToU8(TABULAR) })
    const zip = zipSync({
      'a/icd10cm_order_2028.txt': strToU8('text'),
      'guide.pdf': strToU8('%PDF'),
      'inner.zip': inner,
    })
    const files = value(readZip(zip, 'release.zip'))
    expect(files.map(({ name }) => name)).toEqual(['icd10cm_order_2028.txt', 'icd10cm_tabular_2028.xml'])
    expect(decode(files[1]!.bytes)).toBe(TABULAR)
  })

  it('is refused with a reason when it is none, or damaged', () => {
    expect(message(readZip(strToU8('plain'), 'a.zip'))).toBe('a.zip: expected a zip archive, found nothing')
    const cut = zipSync({ 'a.txt': strToU8('x'.repeat(1000)) }).slice(0, 60)
    expect(message(readZip(cut, 'a.zip'))).toContain('a.zip: expected a readable zip archive')
  })
})

describe('recognising a file', () => {
  const kind = (text: string) => recognise({ name: 'any', bytes: strToU8(text) })
  it('goes by content', () => {
    expect(kind(orderLine(1, 'A00', 0, 'Hat'))).toBe('order')
    expect(kind(orderLine(1, '001', 0, 'PCS section'))).toBeUndefined()
    expect(kind(addendaLine('Add:', 1, 'A00', 'Hat'))).toBe('order-addenda')
    expect(kind(TABULAR)).toBe('tabular')
    expect(kind('<ICD10CM.index><title>INDEX TO DISEASES</title>')).toBe('index')
    expect(kind('<ICD10CM.index><title>EXTERNAL CAUSE of INJURIES</title>')).toBe('external-causes')
    expect(kind('<ICD10CM.index><head col="1">Neoplasm</head><head col="2">Malignant Primary</head>')).toBe('neoplasm')
    expect(kind('<ICD10CM.index><head col="1">Substance</head>')).toBe('drug')
    expect(kind('The order files contain')).toBeUndefined()
  })

  it.each([
    ['icd10cm_order_2028.txt', '2027-10-01', 'FY2028'],
    ['icd10c-tabular-April-1-2026.xml', '2026-04-01', 'FY2026-April'],
    ['icd10cm-order-Jan-2021.txt', '2021-01-01', 'FY2021-January'],
  ])('%s begins on %s', (name, day, label) => {
    expect(releaseDay(name)).toBe(day)
    expect(releaseLabel(day)).toBe(label)
  })

  it('has no day without a year', () => expect(releaseDay('tabular.xml')).toBeUndefined())
})

describe('text of a file', () => {
  it('is UTF-8, else Windows-1252', () => {
    expect(decode(Uint8Array.of(0xc3, 0xa9))).toBe('é')
    expect(decode(Uint8Array.of(0x4d, 0xe9))).toBe('Mé')
  })

  it('counts empty lines and drops either line end', () => {
    expect([...lines('a\r\n\r\nb\n c')]).toEqual([
      { line: 1, text: 'a' },
      { line: 3, text: 'b' },
      { line: 4, text: ' c' },
    ])
  })

  it('loses accents only', () => expect(withoutAccents('Ménière, Sjögren, ß')).toBe('Meniere, Sjogren, ß'))
})
