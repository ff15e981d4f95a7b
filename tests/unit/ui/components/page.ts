/** An empty page for tests of one component, made anew for each of them. */
import { render } from 'preact'
import { afterEach, beforeEach } from 'vitest'

export interface TestPage {
  /** Where the component is rendered. */
  readonly root: HTMLElement
  all(id: string): HTMLElement[]
  one(id: string): HTMLElement
}

/** Call it once at the top of a test file. */
export function testPage(): TestPage {
  let root: HTMLElement
  beforeEach(() => {
    root = document.body.appendChild(document.createElement('div'))
  })
  afterEach(() => {
    render(null, root)
    root.remove()
  })
  const all = (id: string) => [...root.querySelectorAll<HTMLElement>(`[data-testid="${id}"]`)]
  return {
    get root() {
      return root
    },
    all,
    one: (id) => all(id)[0]!,
  }
}
