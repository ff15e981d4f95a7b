import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openCpt } from '../../../../src/library/licensed/cpt.ts'
import { cptReader } from '../../../../src/releases/imports/cpt.ts'
import type { ImportFile, ReadContext } from '../../../../src/releases/imports/types.ts'
import type { Result } from '../../../../src/releases/result.ts'
import { writeContainer } from '../../../../src/store/compile/container.ts'
import { openIndex } from '../../../../src/store/format.ts'
import { value } from '../samples.ts'

// Numbers and descriptors are invented: nothing of CPT stands here.
const NOTICE = 'CPT is copyright 2031 of somebody\nAll rights reserved.\n\n'
const LONG = `${NOTICE}0000101 Polishing of an imaginary widget, with a very long account of what is\n0000102 done to it, single\n0000201 Bending of an imaginary spoon\n0003T01 Counting of dreamt sheep\n`
const SHORT = `${NOTICE}00001 WIDGET POLISHING\n00002 SPOON BENDING\n0003T SHEEP COUNTING\n`
const TAB = `${NOTICE}00001\tPolishing of an imaginary widget\n00002\tBending of an imaginary spoon\n0003T\tCounting of dreamt sheep\n`

const file = (text: string, name: string): ImportFile => ({ name, bytes: new TextEncoder().encode(text) })
const errorOf = (result: Result<unknown>) => (result.ok ? undefined : result.error)

async function opened(files: ImportFile[], context: ReadContext = {}) {
  const imported = value(cptReader.read(files, context))
  const { manifest, chunks } = await writeContainer(imported.sections, imported.about)
  return { cpt: openCpt(openIndex(chunks, manifest), new Map()), imported }
}

describe('the CPT files of a licensee', () => {
  it('are read as records with a counter and as records of one line, together', async () => {
    const { cpt, imported } = await opened([file(LONG, 'LONGULF.txt'), file(SHORT, 'SHORTU.txt')])
    expect(imported.about).toEqual({
      edition: '2031',
      codes: 3,
      'long descriptors': 3,
      'medium descriptors': 0,
      'short descriptors': 3,
    })
    expect(cpt.descriptors(cpt.find('00001'))).toEqual({
      code: '00001',
      long: 'Polishing of an imaginary widget, with a very long account of what is done to it, single',
      medium: '',
      short: 'WIDGET POLISHING',
    })
    expect(imported.preview.rows).toHaveLength(3)
  })

  it('are read as text divided by tabs', async () => {
    const { cpt } = await opened([file(TAB, 'LONGULT.txt')])
    expect(cpt.search('bend spoon', 5).map(({ row }) => cpt.code(row))).toEqual(['00002'])
    expect(cpt.search('0003T', 5).map(({ row }) => cpt.title(row))).toEqual(['Counting of dreamt sheep'])
  })

  it('are read as a table whose columns are named, or chosen', async () => {
    const named = 'CPT Code,Long Descriptor,Short Descriptor\n00001,"Polishing, of a widget",POLISH\n'
    expect((await opened([file(named, 'mine.csv')])).cpt.title(0)).toBe('Polishing, of a widget')
    const bare = 'x;00001;Polishing\ny;00002;Bending\n'
    const { cpt } = await opened([file(bare, 'mine.csv')], { columns: { code: 1, long: 2 } })
    expect(cpt.size).toBe(2)
    expect(cpt.title(cpt.find('00002'))).toBe('Bending')
  })

  it.each([
    ['a counter that skips', LONG.replace('0000102', '0000103'), 'LONGULF.txt', 5],
    ['a line that is no record', `${TAB}nonsense\n`, 'LONGULT.txt', 7],
    ['a quotation mark that never closes', 'code,long\n00001,"Polishing\n', 'mine.csv', 2],
    ['a code that is none', 'code,long\n00001,Polishing\nABC,Bending\n', 'mine.csv', 3],
    ['a table without a column of codes', 'name,long\nx,Polishing\n', 'mine.csv', 1],
    ['an order file of ICD-10', '00001 A00     0 Cholera                Cholera\n', 'order.txt', 1],
    ['an empty file', '', 'SHORTU.txt', 0],
  ])('are refused with the line number: %s', (_what, text, name, line) => {
    expect(errorOf(cptReader.read([file(text, name)], {}))).toMatchObject({ line })
  })

  it('are refused where one contradicts the other', () => {
    const other = SHORT.replace('SPOON', 'FORK')
    expect(errorOf(cptReader.read([file(SHORT, 'SHORTU.txt'), file(other, 'SHORTU2.txt')], {}))).toMatchObject({
      expected: 'one short descriptor of 00002',
    })
  })

  it('are told from other files by their notice or name', () => {
    expect(cptReader.recognise(file(SHORT, 'a.txt'), SHORT)).toBe(true)
    const order = '00001 A00     0 Cholera\n00002 A000    1 Cholera due to\n00003 A001    1 Cholera due to\n'
    expect(cptReader.recognise(file(order, 'order.txt'), order)).toBe(false)
  })

  it('never make the reader throw', () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (text, chosen) => {
        cptReader.read([file(text, 'x.csv')], chosen ? { columns: { code: 0, long: 1 } } : {})
      }),
    )
  })
})
