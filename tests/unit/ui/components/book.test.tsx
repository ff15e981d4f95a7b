// @vitest-environment happy-dom
import { render } from 'preact'
import { describe, expect, it, vi } from 'vitest'
import { BookView } from '../../../../src/ui/components/book/Book.tsx'
import { AppContext, createApp } from '../../../../src/ui/state/app.tsx'
import { type FakeClient, fakeClient } from '../fixture/client.ts'
import { testPage } from './page.ts'
import { settled } from './screen.tsx'

const page = testPage()
const { all, one } = page
const terms = () => all('book-term').map((term) => term.textContent)
async function click(element: HTMLElement) {
  element.click()
  await settled()
}
async function open(client: FakeClient = fakeClient()) {
  const app = createApp(client, 'desk')
  render(
    <AppContext.Provider value={app}>
      <BookView />
    </AppContext.Provider>,
    page.root,
  )
  // what is asked for before the book has opened would be answered before its first letter
  await vi.waitFor(() => expect(terms()).not.toEqual([]))
  return { app, client }
}

describe('the book', () => {
  it('opens at its first letter and says what it is made of, with the way to the official one', async () => {
    const { client } = await open()
    expect(terms()).toEqual(['Abasia'])
    expect(one('book').textContent).toContain('not the official Alphabetic Index')
    await click(page.root.querySelector<HTMLElement>('.book-heading button')!)
    expect(client.opened).toEqual(['options'])
  })
  it('turns to a letter, opens a main term with its sub-terms, and goes back', async () => {
    await open()
    await click(one('book-letter-F'))
    expect(terms()).toEqual(['Fracture (abduction)2'])
    await click(one('book-term'))
    expect(all('book-opened')).toHaveLength(1)
    expect(terms()).toEqual(['Fracture (abduction)', 'femur', 'skull'])
    one('book').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    await settled()
    expect(all('book-opened')).toEqual([])
  })
  it('shows what completes a code with a dash, and opens the record of a whole one', async () => {
    const { client } = await open()
    await click(one('book-letter-F'))
    await click(one('book-term'))
    await click(one('book-dash'))
    expect(one('book-completions').textContent).toContain('S72.90')
    await click(one('book-dash'))
    expect(all('book-completions')).toEqual([])
    await click(all('book-code').find(({ textContent }) => textContent === 'S02.0')!)
    expect(client.calls.findLast(({ name }) => name === 'record')?.request).toMatchObject({ code: 'S02.0' })
  })
  it('follows a cross-reference, and says where one leads nowhere', async () => {
    const { app } = await open()
    await click(one('book-letter-F'))
    await click(one('book-term'))
    await click(all('book-see')[1]!)
    expect(page.root.querySelector('.book-problem')?.textContent).toBe('"Nothing" is not in this book.')
    await click(all('book-see')[0]!)
    expect(app.book.opened.value.map(({ title }) => title)).toEqual(['Abasia'])
  })
  it('finds as one types, and shows where each found line stands', async () => {
    const { app } = await open()
    await app.book.find('skull')
    await settled()
    expect(terms()).toEqual(['skull'])
    expect(page.root.querySelector('.book-path')?.textContent).toBe('Fracture ›')
    await app.book.find('nothing')
    await settled()
    expect(page.root.querySelector('.book-problem')?.textContent).toBe('No entry has these words.')
  })
  it('shows a table by its columns, official with its release', async () => {
    await open()
    await click(one('book-part-neoplasm'))
    expect(page.root.querySelector('.book-release')?.textContent).toBe('FY2027')
    expect([...page.root.querySelectorAll('thead th')].map((th) => th.textContent)).toEqual([
      'Term',
      'Malignant Primary',
      'Benign',
    ])
    expect(all('book-code').map((code) => code.textContent)).toEqual(['C34.9'])
  })
  it('is walked by the arrows from the box to the terms', async () => {
    const { app } = await open()
    await app.book.openEntry(1)
    await settled()
    one('book-query').focus()
    const down = () =>
      document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }))
    down()
    expect(document.activeElement?.textContent).toContain('Fracture')
    down()
    expect(document.activeElement?.textContent).toBe('femur')
  })
})
