/** What axe-core finds wrong with a screen in one theme. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'

export const THEMES = ['light', 'dark'] as const

/** Each rule broken, with the elements that break it. */
export async function violations(screen: Page, theme: (typeof THEMES)[number]): Promise<string[]> {
  // colours are judged at rest, not half way from one theme to the other
  await screen.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  await screen.evaluate(() => Promise.all(document.getAnimations().map((a) => a.finished.catch(() => undefined))))
  await screen.evaluate(axe.source)
  return screen.evaluate(async () => {
    const found = await (globalThis as typeof globalThis & { axe: typeof axe }).axe.run()
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  })
}
