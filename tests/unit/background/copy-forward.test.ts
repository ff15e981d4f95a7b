import { beforeEach, describe, expect, it, vi } from 'vitest'
import browser from 'webextension-polyfill'
import { compareWithEarlier } from '../../../src/background/copy-forward.ts'
import type { FakeBrowser } from '../platform/fake-browser.ts'

vi.mock('webextension-polyfill', async () => ({ default: (await import('../platform/fake-browser.ts')).fakeBrowser() }))
const { storage } = browser as never as FakeBrowser

const PLAN =
  'Continue the water tablet every morning, weigh yourself before breakfast, and ring the ward when two kilograms are gained within three days; the salt is to be kept low.'
const MONDAY = `Mrs Canary slept badly and coughs when lying flat. ${PLAN}`
const TUESDAY = `She walked to the window today and feels lighter. ${PLAN}`

beforeEach(() => storage.session.items.clear())

describe('a note that repeats an earlier one', () => {
  it('is told with its share, the earlier date, and where the passage stands, word for word', async () => {
    expect(await compareWithEarlier(MONDAY, 'a', '2026-11-02')).toBeUndefined()
    const copied = await compareWithEarlier(TUESDAY, 'b', '2026-11-03')
    expect(copied?.from).toBe('2026-11-02')
    expect(copied?.share).toBeGreaterThan(0.7)
    expect(copied?.passages.map(({ start, end }) => TUESDAY.slice(start, end))).toEqual([PLAN.slice(0, -1)])
  })

  it('is found whatever its case and punctuation', async () => {
    await compareWithEarlier(MONDAY, 'a', '2026-11-02')
    expect(await compareWithEarlier(PLAN.toUpperCase().replaceAll(',', ' -'), 'b', '2026-11-03')).toMatchObject({
      share: 1,
    })
  })

  it('is no copy of itself when it is read again', async () => {
    await compareWithEarlier(MONDAY, 'a', '2026-11-02')
    expect(await compareWithEarlier(MONDAY, 'a', '2026-11-02')).toBeUndefined()
  })

  it('is compared with the note that it repeats most', async () => {
    await compareWithEarlier(
      `${PLAN} And much else that was written on that day, at length and with care.`,
      'a',
      '2026-11-01',
    )
    await compareWithEarlier(TUESDAY, 'b', '2026-11-03')
    expect((await compareWithEarlier(`${TUESDAY} Goes home.`, 'c', '2026-11-04'))?.from).toBe('2026-11-03')
  })
})

it('notes that only share short phrases are not taken for copies', async () => {
  await compareWithEarlier(
    'Alert and oriented, no acute distress. Lungs clear. The knee is swollen since the fall.',
    'a',
    '2026-11-02',
  )
  expect(
    await compareWithEarlier(
      'Alert and oriented, no acute distress. Heart regular. A rash on both arms.',
      'b',
      '2026-11-03',
    ),
  ).toBeUndefined()
  expect(await compareWithEarlier('', 'c', '2026-11-03')).toBeUndefined()
})

it('keeps hashes of the last dozen notes, and no word of any', async () => {
  for (let i = 0; i < 15; i++) await compareWithEarlier(`${MONDAY} ${i}`, `n${i}`, '2026-11-02')
  const stored = JSON.stringify([...storage.session.items])
  expect(stored).not.toMatch(/canary|tablet|breakfast/i)
  expect((storage.session.items.get('shingles') as unknown[]).length).toBe(12)
})
