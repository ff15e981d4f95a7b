import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDesk } from '../../../src/cli/desk.ts'
import { runImport } from '../../../src/cli/imports.ts'

const index = (
  year: number,
) => `<ICD10CM.index><version>${year}</version><title>INDEX TO DISEASES</title><letter><title>A</title>
<mainTerm><title>Ague</title><code>B54</code></mainTerm></letter></ICD10CM.index>`
const NOW = '2026-11-22T10:00:00Z'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-imports-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const given = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const run = (paths: string[], options: object = {}) => runImport(paths, { into: join(folder, 'kept'), ...options }, NOW)
const imported = async () => (await openDesk(folder, join(folder, 'kept')).imported('alphabetic-index'))?.manifest.about

describe('import on the command line', () => {
  it('keeps what it can read for the encoder of the command line, lists it, goes back and removes it', async () => {
    expect(await imported()).toBeUndefined()
    const first = await run([given('a.xml', index(2027)), given('guide.txt', 'a guide')])
    expect(first).toEqual({
      lines: ['alphabetic-index: release FY2027, 1 main terms, 1 entries', 'not read: guide.txt'],
      status: 0,
    })
    expect(await imported()).toMatchObject({ release: 'FY2027' })
    await run([given('b.xml', index(2028))])
    expect((await run([])).lines).toEqual([
      'alphabetic-index: release FY2028, 1 main terms, 1 entries (b.xml; 2026-11-22)',
    ])
    expect(await run([], { back: 'alphabetic-index' })).toMatchObject({ status: 0 })
    expect(await imported()).toMatchObject({ release: 'FY2027' })
    expect(await run([], { remove: 'alphabetic-index' })).toMatchObject({ status: 0 })
    expect(await imported()).toBeUndefined()
  })
  it('ends with status 1 and a sentence where something cannot be done, and keeps what was there', async () => {
    await run([given('a.xml', index(2027))])
    const failures = [
      await run([given('x.txt', '00001 A00     0 Cholera\n')]),
      await run([join(folder, 'nowhere.xml')]),
      await run([given('b.xml', index(2028))], { kind: 'nonsense' }),
      await run([], { back: 'alphabetic-index' }),
    ]
    expect(failures.map(({ status }) => status)).toEqual([1, 1, 1, 1])
    expect(failures.map(({ lines: [line] }) => line)).toEqual([
      expect.stringContaining('not imported: x.txt: expected'),
      expect.stringContaining('nowhere.xml is not there.'),
      expect.stringContaining('There is no kind "nonsense". There are: alphabetic-index'),
      'There is no earlier import of this kind to go back to.',
    ])
    expect(await imported()).toMatchObject({ release: 'FY2027' })
  })
})
