// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { fakeClient } from '../fixture/client.ts'
import { RECORDS } from '../fixture/codes.ts'
import { type OpenScreen, openScreen, settled } from './screen.tsx'

let screen: OpenScreen
afterEach(() => screen.close())

const base = RECORDS.find(({ code }) => code === 'E11.22')!
const SIDES = {
  ...base,
  axes: [
    {
      name: 'Laterality',
      value: '1',
      label: 'right eye',
      choices: [
        { value: '1', label: 'right eye', code: 'E11.22' },
        { value: '2', label: 'left eye', code: 'E11' },
      ],
    },
  ],
  flags: [
    { id: 'mcc', label: 'MCC', source: 'MS-DRG v44.0' },
    { id: 'poa-exempt', label: 'Exempt from POA reporting', source: 'CMS FY2026' },
  ],
  replacements: [{ kind: 'replaced-by' as const, code: 'E11', title: 'Type 2 diabetes mellitus', from: '2025-10-01' }],
}
const open = async (mode: 'coder' | 'clinician' = 'coder') => {
  const record = ({ code }: { code: string }) => (code === 'E11.22' ? SIDES : RECORDS.find((one) => one.code === code)!)
  screen = await openScreen(fakeClient({ record }, { mode }))
  await screen.app.lookup.openRecord('E11.22')
  await settled()
}

describe('a record', () => {
  it('changes along an axis with one press', async () => {
    await open()
    const [, left] = screen.all('axis-choice')
    left!.click()
    await settled()
    expect(screen.one('record').dataset.code).toBe('E11')
  })

  it('shows what took the place of a code, and its flags by source', async () => {
    await open()
    expect(screen.one('record').textContent).toContain('Use instead')
    expect(screen.all('flag').map((flag) => flag.dataset.flag)).toEqual(['mcc', 'poa-exempt'])
  })

  it('hides from a clinician what only matters to payment', async () => {
    await open('clinician')
    expect(screen.all('flag').map((flag) => flag.dataset.flag)).toEqual(['poa-exempt'])
  })

  it('opens the chapter that it stands in', async () => {
    const chapter = { ...base, code: 'Chapter 4', title: 'Endocrine diseases', path: [], axes: [] }
    screen = await openScreen(fakeClient({ place: () => chapter }))
    await screen.app.lookup.openRecord('E11.22')
    await settled()
    document.querySelector<HTMLElement>('.path-step')!.click()
    await settled()
    expect(screen.one('record').dataset.code).toBe('Chapter 4')
  })
})
