/** Drives the built extension in a real Firefox over WebDriver BiDi. */
import path from 'node:path'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { FIREFOX, requireBrowser } from '../../../scripts/browser/wanted.ts'
import { manifestFor } from '../../../scripts/build/manifest.ts'

/** Firefox draws this id anew for every profile; named beforehand, the extension's pages can be opened by address. */
const UUID = 'c4a27514-1de0-4c0d-9a3e-0a1b2c3d4e5f'

export interface DrivenFirefox {
  browser: Browser
  /**
   * Presses the extension's toolbar button while `page` is in front: the popup opens and is granted the page.
   * Returns the address that the popup shows.
   */
  pressAction(page: Page): Promise<string>
  /** One of the extension's own screens, opened in a tab. */
  openScreen(screen: string): Promise<Page>
}

export async function launchFirefox(extension = 'dist/firefox'): Promise<DrivenFirefox> {
  const id = geckoId()
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: requireBrowser(FIREFOX),
    headless: true,
    // Only the browser's own window holds the toolbar.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'xpinstall.signatures.required': false,
      'extensions.webextensions.uuids': JSON.stringify({ [id]: UUID }),
    },
  })
  await browser.installExtension(path.resolve(extension))
  return {
    browser,
    async pressAction(page) {
      await page.bringToFront()
      return pressIn(browser, id)
    },
    async openScreen(screen) {
      const page = await browser.newPage()
      // Firefox tells nobody that a page of an extension has loaded, so the navigation never ends by itself.
      await page.goto(`moz-extension://${UUID}/src/${screen}/index.html`, { timeout: 3000 }).catch(() => undefined)
      return page
    },
  }
}

function geckoId(): string {
  const settings = manifestFor('firefox').browser_specific_settings as { gecko: { id: string } }
  return settings.gecko.id
}

interface Bidi {
  send(method: string, params: object): Promise<{ result: unknown }>
}

async function pressIn(browser: Browser, id: string): Promise<string> {
  // Puppeteer itself offers no way into the browser's own window; its connection does.
  const { connection } = browser as Browser & { connection: Bidi }
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' })
  const { contexts } = tree.result as { contexts: { context: string; url: string }[] }
  const window = contexts.find(({ url }) => url.endsWith('/browser.xhtml'))
  const pressed = await connection.send('script.evaluate', {
    expression: PRESS(id),
    target: { context: window?.context },
    awaitPromise: true,
  })
  return (pressed.result as { result: { value: string } }).result.value
}

const PRESS = (id: string): string => `(async () => {
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs')
  const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(id)})
  await ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window)
  for (let i = 0; i < 100; i++) {
    const popup = document.querySelector('.webextension-popup-browser')
    if (popup?.currentURI.spec.startsWith('moz-extension:')) return popup.currentURI.spec
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return ''
})()`
