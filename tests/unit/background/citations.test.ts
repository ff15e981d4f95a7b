import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { changeImport, cite, listImports, openImport } from '../../../src/background/imports.ts'
import { openCitations } from '../../../src/library/citations/citations.ts'
import { readImports } from '../../../src/releases/imports/index.ts'
import { describe as sentence } from '../../../src/releases/result.ts'

const NOW = '2026-11-22T10:00:00Z'
const encoder = { importsChanged: vi.fn() }
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

const ofCode = async (code: string) => openCitations(await openImport('citations')).of(code)

describe('citations of a person', () => {
  it('are attached to a code, kept, and taken away again', async () => {
    expect(await cite({ code: 'I10', text: 'Clinic 2025 Q1', change: 'add' }, encoder, NOW)).toEqual(['Clinic 2025 Q1'])
    await cite({ code: 'E11.9', text: 'Manual p. 3', change: 'add' }, encoder, NOW)
    expect(await cite({ code: 'I10', text: 'Clinic 2025 Q1', change: 'add' }, encoder, NOW)).toHaveLength(1)
    expect(await ofCode('e119')).toEqual(['Manual p. 3'])
    expect(encoder.importsChanged).toHaveBeenCalledWith(['citations'])
    expect(await listImports()).toMatchObject([{ kind: 'citations', about: { citations: 2 } }])
    expect(await cite({ code: 'I10', text: 'Clinic 2025 Q1', change: 'remove' }, encoder, NOW)).toEqual([])
    expect(await ofCode('I10')).toEqual([])
    await cite({ code: 'E11.9', text: 'Manual p. 3', change: 'remove' }, encoder, NOW)
    expect(await listImports()).toEqual([])
    expect(await changeImport({ kind: 'citations', change: 'go-back' }, encoder)).toMatchObject({
      error: 'nothing-before',
    })
  })
})

describe('a table of citations', () => {
  const read = async (text: string) =>
    readImports([{ name: 'c.csv', bytes: new TextEncoder().encode(text) }], { before: async () => undefined })

  it('is read with commas, semicolons or tabs, quoted or not', async () => {
    for (const comma of [',', ';', '\t']) {
      const { read: all, failed } = await read(`code${comma}citation\ni10${comma}"A, ""B"""\nE11.9${comma}C\n`)
      expect(failed).toEqual([])
      expect(all[0]?.imported.preview.rows).toEqual([
        ['I10', 'A, "B"'],
        ['E11.9', 'C'],
      ])
    }
  })
  it.each([
    ['Code,Citation\nnot a code,C\n', 'c.csv, line 2: expected a code before the citation, found "not a code,C"'],
    ['Code,Citation\nI10,\n', 'c.csv, line 2: expected a citation after the code, found "I10,"'],
    ['Code,Citation\n', 'c.csv: expected at least one citation, found nothing'],
  ])('names the line that is wrong: %j', async (text, message) => {
    expect((await read(text)).failed.map(sentence)).toEqual([message])
  })
})
