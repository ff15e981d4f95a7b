import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { manifestFor } from '../../../scripts/build/manifest.ts'

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'"

describe.each(['chrome', 'firefox'] as const)('the manifest of %s', (browser) => {
  const manifest = manifestFor(browser)

  it('lets nothing out', () => {
    expect(manifest.content_security_policy).toEqual({ extension_pages: CSP })
  })

  it('asks for no site beforehand', () => {
    expect(manifest.host_permissions).toBeUndefined()
    expect(manifest.content_scripts).toBeUndefined()
    expect(manifest.optional_host_permissions).toEqual(['http://*/*', 'https://*/*'])
    expect(manifest.permissions).not.toContain('tabs')
    expect(manifest.permissions).not.toContain('webNavigation')
  })

  it('names screens that exist', () => {
    const named = JSON.stringify(manifest).match(/src\/[a-z]+\/index\.html/g) ?? []
    expect(new Set(named)).toEqual(new Set(['src/popup/index.html', 'src/panel/index.html', 'src/options/index.html']))
    expect(named.filter((file) => !existsSync(file))).toEqual([])
  })
})

describe('what only one browser knows', () => {
  it('is in its manifest alone', () => {
    const [chrome, firefox] = [manifestFor('chrome'), manifestFor('firefox')]
    expect(chrome).toMatchObject({ background: { service_worker: 'background.js' }, side_panel: {} })
    expect(chrome.background).not.toHaveProperty('scripts')
    expect(chrome).not.toHaveProperty('sidebar_action')
    expect(chrome).not.toHaveProperty('browser_specific_settings')
    expect(firefox).toMatchObject({
      background: { scripts: ['background.js'] },
      sidebar_action: {},
      browser_specific_settings: { gecko: { strict_min_version: '140.0' } },
    })
    expect(firefox.background).not.toHaveProperty('service_worker')
    expect(firefox.permissions).not.toContain('sidePanel')
    expect(firefox).not.toHaveProperty('key')
  })
})
