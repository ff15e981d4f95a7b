/** Light or dark: the person's choice, or the system's. Set as an attribute, so that style sheets need one block for dark. */
import type { ChartsideClient, Settings } from './client.ts'

/** The choice is kept once more where it can be read at once, so that a screen does not flash in the wrong colours. */
const KEY = 'theme'

export function followTheme(client: ChartsideClient): void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  let choice = localStorage.getItem(KEY) ?? 'system'
  const paint = () => {
    const theme = choice === 'system' ? (dark.matches ? 'dark' : 'light') : choice
    document.documentElement.dataset.theme = theme
  }
  const take = ({ theme }: Settings) => {
    choice = theme
    localStorage.setItem(KEY, theme)
    paint()
  }
  paint()
  dark.addEventListener('change', paint)
  client.onSettings(take)
  client.getSettings().then(take, () => undefined)
}
