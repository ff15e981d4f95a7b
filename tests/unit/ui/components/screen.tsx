/** A screen in a page of its own, for tests of what stands on it. */
import { render } from 'preact'
import { AppView } from '../../../../src/ui/components/App.tsx'
import { type App, AppContext, createApp, type Screen } from '../../../../src/ui/state/app.tsx'
import { type FakeClient, fakeClient } from '../fixture/client.ts'

export interface OpenScreen {
  root: HTMLElement
  app: App
  client: FakeClient
  all(id: string): HTMLElement[]
  one(id: string): HTMLElement
  /** Waits until signals and effects have reached the page. */
  click(id: string): Promise<void>
  /** Types into a field or chooses in a list, and leaves it. */
  fill(id: string, value: string): Promise<void>
  close(): void
}

/** Waits until signals and effects have reached the page. */
export const settled = () => new Promise((resolve) => setTimeout(resolve, 30))

/** Opens the application on the fixture's chart. Close it when the test is done. */
export async function openScreen(client: FakeClient = fakeClient(), screen: Screen = 'popup'): Promise<OpenScreen> {
  const root = document.body.appendChild(document.createElement('div'))
  const app = createApp(client, screen)
  render(
    <AppContext.Provider value={app}>
      <AppView />
    </AppContext.Provider>,
    root,
  )
  await app.chart.attach(await client.activeTab(), 'read')
  await settled()
  const all = (id: string) => [...root.querySelectorAll<HTMLElement>(`[data-testid="${id}"]`)]
  const one = (id: string) => {
    const [first] = all(id)
    if (!first) throw new Error(`Nothing on the screen is named ${id}.`)
    return first
  }
  return {
    root,
    app,
    client,
    all,
    one,
    async click(id) {
      one(id).click()
      await settled()
    },
    async fill(id, value) {
      const field = one(id) as HTMLInputElement
      field.value = value
      for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }))
      await settled()
    },
    close() {
      render(null, root)
      root.remove()
    },
  }
}
