import { describe, expect, it } from 'vitest'
import { entryFailure } from '../../../src/background/failures.ts'

describe('what the browser says when a page may not be entered', () => {
  it.each([
    [undefined, 'Cannot access a chrome:// URL', 'restricted-page'],
    [undefined, 'Cannot access a chrome-extension:// URL of different extension', 'restricted-page'],
    [
      undefined,
      'Cannot access contents of url "about:blank". Extension manifest must request permission…',
      'restricted-page',
    ],
    ['https://chromewebstore.google.com/', 'The extensions gallery cannot be scripted.', 'restricted-page'],
    ['https://ehr.example/', 'This page cannot be scripted due to an ExtensionsSettings policy.', 'restricted-page'],
    ['edge://settings/', 'Missing host permission for the tab', 'restricted-page'],
    [
      undefined,
      'Cannot access contents of the page. Extension manifest must request permission to access…',
      'no-permission',
    ],
    [undefined, 'Missing host permission for the tab', 'no-permission'],
    ['file:///home/chart.html', 'Cannot access contents of the page. Extension manifest must…', 'no-permission'],
    [undefined, 'No tab with id: 7', 'vanished'],
  ])('about %s: “%s” becomes %s', (url, said, error) => {
    expect(entryFailure(url, said)).toMatchObject({ ok: false, error })
  })

  it('says whose doing it is where a policy closes the site', () => {
    const said = 'This page cannot be scripted due to an ExtensionsSettings policy.'
    expect(entryFailure('https://ehr.example/', said).message).toContain('your organisation')
  })

  it('says what to do about files', () => {
    expect(entryFailure('file:///home/chart.html', 'Cannot access contents of the page.').message).toContain(
      'file URLs',
    )
  })
})
