// @vitest-environment happy-dom
import { render } from 'preact'
import { describe, expect, it } from 'vitest'
import type { Axis, TableChoice } from '../../../../src/library/procedures/types.ts'
import { PcsTableBuilder } from '../../../../src/ui/components/pcs/PcsTableBuilder.tsx'
import { AppContext, createApp } from '../../../../src/ui/state/app.tsx'
import { fakeClient } from '../fixture/client.ts'
import { testPage } from './page.ts'
import { settled } from './screen.tsx'

const page = testPage()
const { all, one } = page

const NAMES = ['Section', 'Body System', 'Operation', 'Body Part', 'Approach', 'Device', 'Qualifier']
const CODES: Record<string, string> = { '0DTJ0ZZ': 'Appendix out, open', '0DTJ4ZZ': 'Appendix out, by scope' }

/** The tables of a system that has two codes. */
function choiceOf(asked: string): TableChoice | undefined {
  const chosen = asked.padEnd(7, '.')
  const fits = (code: string, but = -1) => [...chosen].every((c, i) => i === but || c === '.' || c === code[i])
  const codes = Object.keys(CODES).filter((code) => fits(code))
  if (codes.length === 0) return undefined
  const axes = NAMES.map((name, i): Axis => {
    const values = new Set(
      Object.keys(CODES)
        .filter((code) => fits(code, i))
        .map((code) => code[i]!),
    )
    return {
      position: (i + 1) as Axis['position'],
      name,
      values: [...values].map((value) => ({ value, label: `${name} ${value}` })),
    }
  })
  const [code] = codes
  return {
    chosen,
    axes,
    codes: codes.length,
    ...(codes.length === 1 ? { code: { code: code!, title: CODES[code!]! } } : {}),
  }
}

async function open() {
  const added: string[] = []
  const client = fakeClient({
    pcsTable: ({ chosen }) =>
      choiceOf(chosen) ?? { ok: false, error: 'pcs-no-code', message: `No code of ICD-10-PCS fits ${chosen}.` },
    pcsIndex: ({ beginning }) => ({
      terms: ['Appendectomy', 'Appendicolysis'].filter((term) => term.startsWith(beginning)),
      ...(beginning === 'Appendectomy'
        ? {
            entry: {
              term: beginning,
              lines: [{ level: 1, term: '', link: 'see' as const, target: 'Resection, Appendix', code: '0DTJ' }],
            },
          }
        : {}),
    }),
  })
  render(
    <AppContext.Provider value={createApp(client, 'desk')}>
      <PcsTableBuilder onAdd={(code) => added.push(code)} />
    </AppContext.Provider>,
    page.root,
  )
  await settled()
  return { client, added }
}

async function type(id: string, value: string) {
  const input = one(id) as HTMLInputElement
  input.value = value
  input.dispatchEvent(new Event('input', { bubbles: true }))
  await settled()
}

describe('the table builder', () => {
  it('shows the columns of a table once its operation is chosen, with legal values alone', async () => {
    await open()
    expect(all('pcs-value')).toEqual([])
    for (const [position, value] of [
      ['1', '0'],
      ['2', 'D'],
      ['3', 'T'],
    ] as const) {
      const list = one(`pcs-axis-${position}`) as HTMLSelectElement
      list.value = value
      list.dispatchEvent(new Event('change', { bubbles: true }))
      await settled()
    }
    expect(all('pcs-value').map(({ dataset }) => dataset.value)).toEqual(['J', '0', '4', 'Z', 'Z'])
    expect(one('pcs-count').textContent).toBe('2 codes fit')
  })
  it('gives the code when one is left, and hands it on', async () => {
    const { added } = await open()
    await type('pcs-beginning', '0DTJ')
    one('pcs-go').click()
    await settled()
    all('pcs-value')
      .find(({ dataset }) => dataset.value === '4')!
      .click()
    await settled()
    expect(one('pcs-code').dataset.code).toBe('0DTJ4ZZ')
    one('pcs-add').click()
    expect(added).toEqual(['0DTJ4ZZ'])
  })
  it('says what is wrong with a beginning that no code has, and keeps what was chosen', async () => {
    await open()
    await type('pcs-beginning', '0ZZ')
    one('pcs-go').click()
    await settled()
    expect(one('pcs-problem').textContent).toBe('No code of ICD-10-PCS fits 0ZZ.')
    expect(one('pcs-count').textContent).toBe('2 codes fit')
  })
  it('goes from a main term of the index to its table', async () => {
    const { client } = await open()
    await type('pcs-index-query', 'Append')
    expect(all('pcs-term').map(({ textContent }) => textContent)).toEqual(['Appendectomy', 'Appendicolysis'])
    one('pcs-term').click()
    await settled()
    one('pcs-line').click()
    await settled()
    expect(client.calls.findLast(({ name }) => name === 'pcsTable')?.request).toMatchObject({ chosen: '0DTJ' })
  })
})
