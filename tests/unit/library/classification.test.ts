import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openClassification } from '../../../src/library/classification.ts'
import { codeKey, dotted, keyCode } from '../../../src/library/code-key.ts'
import { buildClassification } from '../../../src/library/compile/classification.ts'
import { formatDay, parseDay } from '../../../src/library/day.ts'
import { codeRecord, placeRecord } from '../../../src/library/record.ts'
import { openIndex } from '../../../src/store/format.ts'
import { compileSmall, smallClassification } from './small-classification.ts'

const cm = await smallClassification()
const day = parseDay('2026-11-22')
const codes = (rows: number[]) => rows.map((r) => cm.code(r))

describe('code keys', () => {
  const code = fc.stringMatching(/^[A-Z][0-9A-Z]{2,6}$/)
  it('keep the code and its order', () => {
    fc.assert(
      fc.property(code, code, (a, b) => {
        expect(keyCode(codeKey(a))).toBe(a)
        expect(Math.sign(codeKey(a) - codeKey(b))).toBe(a < b ? -1 : a > b ? 1 : 0)
      }),
    )
  })
  it('ignore dots and case and refuse what cannot be a code', () => {
    expect(codeKey('e11.22')).toBe(codeKey('E1122'))
    for (const bad of ['', '.', 'E11 22', 'E11222222', 'É11']) expect(codeKey(bad)).toBe(-1)
    expect(dotted('I10')).toBe('I10')
    expect(dotted('E1122')).toBe('E11.22')
  })
})

describe('days', () => {
  it('round-trip and refuse days that do not exist', () => {
    expect(formatDay(parseDay('2024-02-29'))).toBe('2024-02-29')
    for (const bad of ['2023-02-29', '2023-13-01', '23-01-01', 'today', '']) expect(parseDay(bad)).toBeNaN()
  })
})

describe('classification', () => {
  it('finds codes in any writing and nothing else', () => {
    expect(cm.code(cm.find('e1122'))).toBe('E11.22')
    expect(cm.code(cm.find('S00.07xa'))).toBe('S00.07XA')
    for (const unknown of ['S00.07X', 'E11.23', 'E1', '', '???', 'E11222222222']) expect(cm.find(unknown)).toBe(-1)
  })
  it('drops placeholders in the way up and keeps placeholder headers', () => {
    expect(cm.code(cm.parent(cm.find('S0007XA')))).toBe('S00.07')
    expect(cm.code(cm.parent(cm.find('T360X1')))).toBe('T36.0X')
    expect(cm.parent(cm.find('I10'))).toBe(-1)
  })
  it('gives a subtree as a range and its direct children', () => {
    const e11 = cm.find('E11')
    expect(codes(cm.children(e11))).toEqual(['E11.2', 'E11.9'])
    expect(cm.subtreeEnd(e11)).toBe(cm.find('I10'))
    expect(cm.subtreeEnd(cm.find('I10'))).toBe(cm.find('I10') + 1)
  })
  it('knows when a code was valid and when it became a header', () => {
    const row = cm.find('M72.2')
    expect(cm.isBillable(row, parseDay('2026-09-30'))).toBe(true)
    expect(cm.isBillable(row, parseDay('2026-10-01'))).toBe(false)
    expect(cm.isValid(row, parseDay('2026-10-01'))).toBe(true)
    expect(cm.isValid(cm.find('M72.20'), parseDay('2026-09-30'))).toBe(false)
    expect(cm.isValid(cm.find('Z83.71'), parseDay('2023-10-01'))).toBe(false)
    expect(cm.periods(row).map((p) => p.to)).toEqual([parseDay('2026-09-30'), Number.POSITIVE_INFINITY])
  })
  it('joins periods that only a revised title separates, and shows the title of the day', () => {
    const row = cm.find('Z29.14')
    expect(cm.periods(row)).toHaveLength(1)
    expect(cm.title(row, parseDay('2026-09-30'))).toMatch(/globin$/)
    expect(cm.title(row, parseDay('2026-10-01'))).toMatch(/globulin$/)
    expect(cm.title(row)).toMatch(/globulin$/)
  })
  it('composes the titles of 7th-character codes', () => {
    expect(cm.title(cm.find('S00.07XD'))).toBe('Other superficial bite of scalp, subsequent encounter')
    expect(cm.titleStatus(cm.find('Z83.71'))).toBe('short')
  })
  it('takes 7th characters from the nearest definition', () => {
    const all = { A: 'initial encounter', D: 'subsequent encounter', S: 'sequela' }
    expect(cm.seventhCharacters(cm.find('S00.0'))).toEqual(all)
  })
  it('leaves out 7th characters with which the code does not exist', () => {
    const { S: _, ...existing } = cm.seventhCharacters(cm.find('S00.0'))
    expect(cm.seventhCharacters(cm.find('S00.07'))).toEqual(existing)
    expect(cm.seventhCharacters(cm.find('S00.07XA'))).toEqual(existing)
    expect(cm.seventhCharacters(cm.find('I10'))).toEqual({})
  })
  it('knows block and chapter, also of a category without a block', () => {
    expect(cm.block(cm.find('E11.9'))?.id).toBe('E08-E13')
    expect(cm.block(cm.find('I10'))).toBeUndefined()
    expect(cm.chapter(cm.find('I10')).title).toBe('Circulatory diseases')
  })
})

describe('blocks', () => {
  const head = '#code\tfrom\tto\tbillable\tstatus\ttitle\n'
  const codes = ['C43', 'C45', 'C4A', 'C76', 'C7A', 'QA0', 'QA1']
  const line = (first: string, last = first) => {
    const id = first === last ? first : `${first}-${last}`
    return `block\t${id}\t${first}\t${last}\tBlock ${id}\t2\n`
  }
  it('are told apart where their names do not show what they hold', async () => {
    const { manifest, chunks } = await compileSmall([buildClassification], {
      'codesets/icd10cm/codes.tsv': head + codes.map((c) => `${c}\t2015-10-01\t\t1\tL\tTitle ${c}\n`).join(''),
      'codesets/icd10cm/sections.tsv': `#kind\tid\tfirst\tlast\ttitle\tchapter\nchapter\t2\tC00\tD49\tNeoplasms\t2\nchapter\t17\tQ00\tQA0\tCongenital\t17\n${line('C00', 'C96')}${line('C43', 'C44')}${line('C45', 'C49')}${line('C76', 'C80')}${line('C7A')}`,
      'codesets/icd10cm/notes.tsv': '#owner\tkind\titem\ttext\trelease\n',
      'codesets/icd10cm/seventh.tsv': '#owner\tchar\tmeaning\n',
    })
    const cm = openClassification(openIndex(chunks, manifest))
    const blocks = (code: string) => cm.blocks(cm.find(code)).map((b) => b.id)
    expect(blocks('C4A')).toEqual(['C00-C96', 'C43-C44'])
    expect(blocks('C7A')).toEqual(['C00-C96', 'C7A'])
    expect(blocks('C76')).toEqual(['C00-C96', 'C76-C80'])
    expect(blocks('QA1')).toEqual([])
    expect(cm.chapter(cm.find('QA1')).id).toBe('17')
  })
})

describe('record', () => {
  it('labels inherited notes with where they stand', () => {
    const record = codeRecord(cm, 'e1122', day)
    expect(record?.notes.map((n) => [n.kind, n.from])).toEqual([
      ['useAdditionalCode', 'E11.22'],
      ['includes', 'E11'],
      ['excludes1', 'E11'],
    ])
    expect(record?.path.map((p) => p.code)).toEqual(['Chapter 4', 'E08-E13', 'E11', 'E11.2'])
    const injury = codeRecord(cm, 'S00.07XA', day)
    expect(injury?.notes.map((n) => [n.from, n.item ?? false])).toEqual([
      ['S00-S09', false],
      ['S00-S09', true],
      ['Chapter 19', false],
    ])
  })
  it('answers as of the day', () => {
    expect(codeRecord(cm, 'M72.2', parseDay('2026-09-30'))).toMatchObject({ valid: true, billable: true, children: [] })
    expect(codeRecord(cm, 'M72.2', day)).toMatchObject({ valid: true, billable: false, children: [{ code: 'M72.20' }] })
    expect(codeRecord(cm, 'Z83.71', day)).toMatchObject({
      valid: false,
      titleStatus: 'short',
      validity: [{ from: '2015-10-01', to: '2023-09-30', billable: true }],
    })
  })
  it('is null for a string that never was a code', () => {
    for (const unknown of ['S00.07X', 'nonsense', '']) expect(codeRecord(cm, unknown, day)).toBeNull()
  })
})

describe('a chapter or block', () => {
  it('is a record of what stands in it, with its own notes and those above it', () => {
    expect(placeRecord(cm, 'Chapter 4', day)).toMatchObject({
      title: 'Endocrine diseases',
      billable: false,
      path: [],
      children: [{ code: 'E08-E13', title: 'Diabetes mellitus' }],
    })
    expect(placeRecord(cm, 'S00-S09', day)).toMatchObject({
      path: [{ code: 'Chapter 19', title: 'Injury and poisoning' }],
      children: [{ code: 'S00', title: 'Superficial injury of head', billable: false }],
      notes: [
        { text: 'any associated:', from: 'S00-S09' },
        { text: 'wound infection', from: 'S00-S09', item: true },
        { text: 'Use secondary codes from Chapter 20.', from: 'Chapter 19' },
      ],
    })
  })

  it('lists categories directly where the chapter has no blocks', () => {
    expect(placeRecord(cm, 'Chapter 9', day)?.children).toEqual([
      { code: 'I10', title: 'Essential (primary) hypertension', billable: true },
    ])
  })

  it('does not exist under a name that the classification does not know', () => {
    for (const name of ['Chapter 99', 'E08-E14', 'E11', '']) expect(placeRecord(cm, name, day)).toBeNull()
  })
})
