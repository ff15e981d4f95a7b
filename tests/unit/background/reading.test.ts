import { expect, it, vi } from 'vitest'
import browser from 'webextension-polyfill'
import type { Library } from '../../../src/background/library.ts'
import { audit, current, decideOn, forget, paste, read, reconsider, wipe } from '../../../src/background/reading.ts'
import type { FrameAnswer } from '../../../src/content/types.ts'
import type { AuditRequest } from '../../../src/encoder/audit.ts'
import type { Analysis } from '../../../src/engine/types.ts'
import type { FakeBrowser } from '../platform/fake-browser.ts'

vi.mock('webextension-polyfill', async () => ({ default: (await import('../platform/fake-browser.ts')).fakeBrowser() }))
const auditRecord = vi.hoisted(() => vi.fn(async (_encoder: unknown, request: AuditRequest) => request))
vi.mock('../../../src/encoder/audit.ts', () => ({ auditRecord }))
const { tabs, scripting, runtime } = browser as never as FakeBrowser
tabs.get.mockImplementation(async (id) => ({ id, windowId: 1, incognito: false }))

/** A library whose analysis takes until it is let go. */
function slowLibrary() {
  const waiting: (() => void)[] = []
  const begun: string[] = []
  const analyse = (text: string) => {
    begun.push(text)
    return new Promise<Partial<Analysis>>((done) => waiting.push(() => done({ suggestions: [], notCoded: [] })))
  }
  const library: Partial<Library> = {
    covers: () => true,
    noteDate: () => undefined,
    analyse: analyse as never as Library['analyse'],
  }
  const letGo = async () => {
    await vi.waitUntil(() => waiting.length > 0)
    waiting.shift()?.()
  }
  return { open: async () => library as Library, letGo, begun }
}

it('a code that is accepted while the note is being read anew stays in the basket that is judged', async () => {
  const { open, letGo } = slowLibrary()
  const first = paste(7, 'Mrs Canary has hypertension.', open)
  await letGo()
  await first
  const again = reconsider({ tabId: 7, setting: 'inpatient' }, open)
  expect(await decideOn({ tabId: 7, code: 'I10', decision: 'accept' })).toMatchObject({ accepted: ['I10'] })
  await letGo()
  expect(await again).toMatchObject({ encounter: { setting: 'inpatient' }, decisions: { accepted: ['I10'] } })
  expect(current(7)?.decisions.accepted).toEqual(['I10'])
})

/** A tab whose only frame answers with these parts. */
function showing(tabId: number, ...parts: Pick<FrameAnswer['parts'][number], 'text' | 'label' | 'date'>[]): void {
  const whole = parts.map((part, i) => ({ id: `p${i}`, kind: 'text', score: 1, top: 20 * i, left: 0, ...part }))
  const frameAnswers = JSON.stringify([{ path: [], frame: 'Chart', parts: whole, unread: [], children: [] }])
  scripting.executeScript.mockImplementation(async (injection) => {
    const [reading] = (injection as { args?: [string] }).args ?? []
    const sender = { id: 'abc', tab: { id: tabId }, frameId: 0 }
    if (reading !== undefined) runtime.onMessage.fire({ reading, frameAnswers }, sender)
    return []
  })
}

it('an audit reads what the suggestions were read from: the chosen note alone, with its headings on the page', async () => {
  const { open, letGo } = slowLibrary()
  showing(
    8,
    { text: 'The knees are stiff with osteoarthritis on waking.', label: 'Office visit', date: '09/04/2026' },
    { text: 'A fish hook was taken out of the left thumb.', label: 'Assessment', date: '11/02/2026' },
  )
  const reading = read(8, open)
  await letGo()
  expect(await reading).toMatchObject({ ok: true })
  await audit({ tabId: 8, codes: [] }, open)
  const { text, parts } = auditRecord.mock.lastCall![1]
  expect(text.trim()).toBe('A fish hook was taken out of the left thumb.')
  expect(parts).toMatchObject([{ label: 'Assessment', start: text.indexOf('A fish') }])
})

it('what is analysed when the tab comes to show something else is not held', async () => {
  const { open, letGo } = slowLibrary()
  const first = paste(9, 'Mrs Canary has hypertension.', open)
  await letGo()
  await first
  const again = reconsider({ tabId: 9, setting: 'inpatient' }, open)
  forget(9)
  await letGo()
  expect(await again).toMatchObject({ ok: false, error: 'vanished' })
  expect(current(9)).toBeNull()
})

it('of a page that is left while it is read nothing is held: what the tab shows then is read', async () => {
  const { open, letGo, begun } = slowLibrary()
  showing(10, { text: 'Mrs Canary has hypertension and takes lisinopril.', label: '' })
  const reading = read(10, open)
  await vi.waitUntil(() => begun.length > 0)
  showing(10, { text: 'Mr Finch has gout and takes allopurinol.', label: '' })
  forget(10)
  await letGo()
  await letGo()
  expect(await reading).toMatchObject({ ok: true, text: 'Mr Finch has gout and takes allopurinol.' })
  expect(begun).toHaveLength(2)
  expect(current(10)?.text).toContain('Finch')
})

it('what the person wants forgotten while it is read is not read again', async () => {
  const { open, letGo } = slowLibrary()
  showing(12, { text: 'Mrs Canary has hypertension and takes lisinopril.', label: '' })
  const reading = read(12, open)
  await Promise.all([wipe(12), letGo()])
  expect(await reading).toMatchObject({ ok: false, error: 'vanished' })
  expect(current(12)).toBeNull()
})
