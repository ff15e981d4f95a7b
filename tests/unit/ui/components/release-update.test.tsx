// @vitest-environment happy-dom
import { render } from 'preact'
import { describe, expect, it } from 'vitest'
import type { IndexStatus } from '../../../../src/platform/messages.ts'
import { ReleaseUpdateView } from '../../../../src/ui/components/update/ReleaseUpdate.tsx'
import { createIndex } from '../../../../src/ui/state/index-status.ts'
import { createReleaseUpdate } from '../../../../src/ui/state/release-update.ts'
import { fakeClient, READY } from '../fixture/client.ts'
import { testPage } from './page.ts'
import { settled } from './screen.tsx'

const page = testPage()
const { all, one } = page
const ORDER = new File(['x'], 'icd10cm_order_2028.txt')
const UPDATED: IndexStatus = { ...READY, releases: 'FY2020 to FY2028', origin: 'update FY2028' }

async function open(first: IndexStatus = READY) {
  const client = fakeClient({
    indexStatus: () => first,
    reopenIndex: () => {
      client.emit('indexStatus', UPDATED)
      return UPDATED
    },
  })
  const update = createReleaseUpdate(client)
  render(<ReleaseUpdateView update={update} index={createIndex(client)} />, page.root)
  await settled()
  return { client, update, names: () => client.calls.map(({ name }) => name) }
}

describe('a release of the person’s own', () => {
  it('is shown with what it changes, and brought in only after a yes', async () => {
    const { update, names } = await open()
    await update.plan([ORDER])
    await settled()
    expect(one('update-report').textContent).toContain('FY2028, in force from 2027-10-01')
    expect(one('update-report').textContent).toContain('1 added')
    expect(one('update-report').textContent).toContain('E1123 Type 2 diabetes mellitus with moss')
    expect(one('update-report').textContent).toContain('Not needed: guide.pdf')
    expect(names()).not.toContain('reopenIndex')
    one('update-confirm').click()
    await settled()
    expect(names()).toContain('reopenIndex')
    expect(one('update-done').textContent).toContain('FY2028 is in use now')
    expect(one('update-origin').textContent).toContain('your update FY2028')
  })

  it('is given up without a trace', async () => {
    const { update, names } = await open()
    await update.plan([ORDER])
    await settled()
    one('update-confirm').parentElement?.querySelectorAll('button')[1]?.click()
    await settled()
    expect(all('update-report')).toEqual([])
    expect(names()).not.toContain('reopenIndex')
  })

  it('says what was wrong with the files, and that nothing was changed', async () => {
    const { update } = await open()
    await update.plan([new File(['x'], 'holiday.jpg')])
    await settled()
    expect(one('update-failed').textContent).toContain('expected an order file')
    expect(one('update-failed').textContent).toContain('Nothing was changed')
  })

  it('is taken back by installing the bundled releases', async () => {
    expect((await open()).names()).not.toContain('repairIndex')
    expect(all('update-back')).toEqual([])
    render(null, page.root)
    const { names } = await open(UPDATED)
    one('update-back').click()
    await settled()
    expect(names()).toContain('repairIndex')
    expect(all('update-back')).toEqual([])
  })
})
