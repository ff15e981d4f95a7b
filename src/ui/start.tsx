/** Puts the application into a page. */
import { render } from 'preact'
import type { ChartsideClient } from './client.ts'
import { AppView } from './components/App.tsx'
import { type App, AppContext, createApp, type Screen } from './state/app.tsx'
import { followTheme } from './theme.ts'
import './styles/index.ts'

export function startApp(client: ChartsideClient, screen: Screen, root: HTMLElement): App {
  followTheme(client)
  const app = createApp(client, screen)
  render(
    <AppContext.Provider value={app}>
      <AppView />
    </AppContext.Provider>,
    root,
  )
  start[screen](app)
  return app
}

const start: Record<Screen, (app: App) => void> = {
  /** The person pressed the button: the tab in front is read at once. */
  popup: (app) => {
    app.client.activeTab().then((tab) => app.chart.attach(tab, 'read'))
  },

  /** Follows the tab in front. Opening the panel reads; later tabs are read when the person says so. */
  panel: (app) => {
    const { client, chart } = app
    client.activeTab().then((tab) => chart.attach(tab, 'recall or read'))
    client.onActivated(async () => {
      const tab = await client.activeTab()
      if (tab?.id !== chart.tab.value?.id) await chart.attach(tab, 'recall')
    })
  },

  /** Shows the chart that it was opened from, or serves as a look-up tool with a paste box. */
  desk: (app) => {
    const { client, chart } = app
    const from = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN)
    if (Number.isInteger(from)) client.getTab(from).then((tab) => chart.attach(tab, 'recall or read'))
    else client.activeTab().then((tab) => chart.attach(tab, 'recall'))
    chart.sourceOpen.value = true
  },
}
