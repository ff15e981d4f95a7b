/** Access to sites beyond the one page on which the button was pressed; asked for only when the person wants it. */
import { browser } from './api.ts'

/** The pattern of a page's site, e.g. `https://ehr.example/*`; undefined for a page that has none. */
export function sitePattern(url: string): string | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  return parsed && /^https?:$/.test(parsed.protocol) ? `${parsed.protocol}//${parsed.hostname}/*` : undefined
}

/** Asks the person to allow the sites. Call it straight from a click. Resolves to whether they are allowed now. */
export function requestSites(patterns: string[]): Promise<boolean> {
  return browser.permissions.request({ origins: patterns })
}

/** Patterns of the sites that are allowed now. */
export async function allowedSites(): Promise<string[]> {
  return (await browser.permissions.getAll()).origins ?? []
}

/** Whether a site may be entered now without the toolbar button. */
export async function isAllowed(url: string): Promise<boolean> {
  const pattern = sitePattern(url)
  return pattern !== undefined && browser.permissions.contains({ origins: [pattern] }).catch(() => false)
}

/** Takes the leave back. */
export function removeSites(patterns: string[]): Promise<boolean> {
  return browser.permissions.remove({ origins: patterns })
}
