// @vitest-environment happy-dom
import { render } from 'preact'
import { describe, expect, it } from 'vitest'
import type { ImportView } from '../../../../src/platform/messages.ts'
import { CodeFilesView } from '../../../../src/ui/components/imports/CodeFiles.tsx'
import { createCodeFiles } from '../../../../src/ui/state/code-files.ts'
import { fakeClient } from '../fixture/client.ts'
import { testPage } from './page.ts'
import { settled } from './screen.tsx'

const page = testPage()
const { all, one } = page

const INDEX: ImportView = {
  kind: 'alphabetic-index',
  files: [{ name: 'icd10cm_index_2028.xml', bytes: 9, sha256: 'ab' }],
  imported: '2027-11-01T10:00:00Z',
  about: { release: 'FY2028', entries: 81_580 },
  size: 2_900_000,
  before: { files: [], imported: '2026-11-01T10:00:00Z', about: {} },
}

async function open(kept: ImportView[] = []) {
  let now = kept
  const client = fakeClient({
    imports: () => now,
    imported: () => {
      now = [INDEX]
      return now
    },
    changeImport: () => {
      now = []
      return now
    },
  })
  const files = createCodeFiles(client)
  render(<CodeFilesView files={files} />, page.root)
  await settled()
  return { client, files }
}

describe('code files', () => {
  it('offers the free official zip by its name and place, opened by a click alone, until it is there', async () => {
    const { client, files } = await open()
    const links = [...one('index-offer').querySelectorAll('a')].map((a) => new URL(a.href).hostname)
    expect(links).toEqual(['www.cms.gov', 'www.cdc.gov'])
    await files.read([new File(['x'], 'index.xml')])
    await files.keep()
    await settled()
    expect(all('index-offer')).toEqual([])
    expect(client.calls.at(-1)).toEqual({ name: 'imported', request: { kinds: ['alphabetic-index'] } })
  })
  it('shows what was read with counts and first rows before anything is kept', async () => {
    const { client, files } = await open()
    await files.read([new File(['x'], 'index.xml')])
    await settled()
    expect(one('import-waiting').textContent).toContain('81,580 entries')
    expect(one('import-waiting').textContent).toContain('Abasia')
    expect(client.calls.map(({ name }) => name)).not.toContain('imported')
    one('import-waiting').querySelectorAll<HTMLElement>('button')[1]!.click()
    await settled()
    expect(all('import-waiting')).toEqual([])
    expect(all('kept-import')).toEqual([])
  })
  it('says what was wrong with a file, and that what was there goes on serving', async () => {
    const { files } = await open([INDEX])
    await files.read([new File(['x'], 'holiday.jpg')])
    await settled()
    expect(one('import-failed').textContent).toContain('holiday.jpg, line 1: expected one of')
    expect(one('import-failed').textContent).toContain('goes on serving')
    expect(all('kept-import')).toHaveLength(1)
  })
  it('lists what is kept with its facts and any trouble, goes back and removes', async () => {
    const { client } = await open([{ ...INDEX, problem: 'What was imported is incomplete.' }])
    expect(one('kept-import').textContent).toContain('81,580 entries')
    expect(one('kept-import').textContent).toContain('What was imported is incomplete.')
    const [back, remove] = [...one('kept-import').querySelectorAll('button')]
    expect(back?.getAttribute('aria-label')).toContain('2026-11-01')
    remove?.click()
    await settled()
    expect(client.calls.at(-1)).toEqual({
      name: 'changeImport',
      request: { kind: 'alphabetic-index', change: 'remove' },
    })
    expect(all('kept-import')).toEqual([])
  })
  it('asks which column is what, where the table does not say it itself', async () => {
    const { files } = await open()
    await files.read([new File(['x'], 'own.csv')], { kind: 'cpt' })
    await settled()
    const submit = () => one('import-columns').querySelector<HTMLButtonElement>('button[type=submit]')!
    expect(submit().disabled).toBe(true)
    const select = one('import-column-code') as HTMLSelectElement
    select.value = '1'
    select.dispatchEvent(new Event('change', { bubbles: true }))
    await settled()
    expect(submit().disabled).toBe(false)
    submit().click()
    await settled()
    expect(all('import-waiting')).toHaveLength(1)
    await files.read([new File(['x'], 'no-table.txt')], { kind: 'cpt' })
    await settled()
    expect(all('import-columns')).toEqual([])
    expect(all('import-failed')).toHaveLength(1)
  })
  it('says whose the text of licensed files is', async () => {
    await open()
    expect(one('code-files').textContent).toMatch(/CPT.*owned by others.*stay on this computer/)
  })
})
