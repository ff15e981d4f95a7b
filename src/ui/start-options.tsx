/** Puts the options page into a page. */
import { render } from 'preact'
import type { ChartsideClient } from './client.ts'
import { OptionsView } from './components/Options.tsx'
import { createOptions } from './state/options.ts'
import { followTheme } from './theme.ts'
import './styles/index.ts'
import './styles/options.css'
import './styles/imports.css'

export function startOptions(client: ChartsideClient, root: HTMLElement): void {
  followTheme(client)
  render(<OptionsView options={createOptions(client)} />, root)
}
