import { describe, expect, it, vi } from 'vitest'
import { keepIndex, type Source } from '../../../src/background/keeper.ts'
import type { IndexStatus } from '../../../src/platform/messages.ts'

vi.mock('webextension-polyfill', async () => ({ default: (await import('../platform/fake-browser.ts')).fakeBrowser() }))

const source = (parts: Partial<Source<string>>): Source<string> => ({
  open: async () => ({ opened: 'index', stale: false }),
  install: async () => 'fresh index',
  about: () => ({ releases: 'FY2020 to FY2027', billable: 3 }),
  ...parts,
})

function keep(parts: Partial<Source<string>>) {
  const told: IndexStatus[] = []
  const keeper = keepIndex(source(parts), (status) => told.push(status))
  return { keeper, states: () => told.map(({ state }) => state), told }
}

describe('the index', () => {
  it('is opened when it is there', async () => {
    const install = vi.fn()
    const { keeper } = keep({ install })
    expect(await keeper.opened()).toBe('index')
    expect(keeper.status()).toEqual({ state: 'ready', progress: 1, releases: 'FY2020 to FY2027', billable: 3 })
    expect(install).not.toHaveBeenCalled()
  })

  it('is installed at the first start, with the progress told', async () => {
    const { keeper, told } = keep({
      open: async () => undefined,
      install: async (progress) => {
        for (const share of [0.25, 0.251, 1]) progress(share)
        return 'fresh index'
      },
    })
    expect(keeper.status().state).toBe('installing')
    expect(await keeper.opened()).toBe('fresh index')
    expect(told.map(({ state, progress }) => [state, progress])).toEqual([
      ['installing', 0],
      ['installing', 0.25],
      ['installing', 1],
      ['ready', 1],
    ])
  })

  it('repairs itself when it is damaged, and says so', async () => {
    const { keeper, states, told } = keep({ open: () => Promise.reject(new Error('Part 2 was altered.')) })
    expect(await keeper.opened()).toBe('fresh index')
    expect(states()).toEqual(['damaged', 'installing', 'ready'])
    expect(told[0]?.message).toContain('Part 2 was altered.')
  })

  it('that cannot be installed is a failure with what to do, until it is repaired', async () => {
    const install = vi.fn(source({}).install).mockRejectedValueOnce(new Error('There is not enough free disk space.'))
    const { keeper } = keep({ open: async () => undefined, install })
    expect(await keeper.opened()).toMatchObject({ ok: false, error: 'index-missing' })
    expect(keeper.status()).toMatchObject({ state: 'failed', message: expect.stringContaining('disk space') })
    expect(await keeper.repair()).toMatchObject({ state: 'ready' })
    expect(await keeper.opened()).toBe('fresh index')
  })

  it('of another version is replaced by the package’s', async () => {
    const { keeper, states } = keep({ open: async () => ({ opened: 'index', stale: true }) })
    expect(await keeper.opened()).toBe('fresh index')
    expect(states()).toEqual(['installing', 'ready'])
  })

  it('with a release of the person’s own says so, and what is lost when the package’s takes its place', async () => {
    const about = () => ({ releases: 'FY2020 to FY2028', billable: 4, origin: 'update FY2028' })
    expect((await keep({ about }).keeper.reopen()).origin).toBe('update FY2028')
    const lost = 'The update FY2028 was replaced.'
    const { keeper } = keep({ open: async () => ({ opened: 'index', stale: true, lost }) })
    await keeper.opened()
    expect(keeper.status()).toMatchObject({ state: 'ready', message: lost })
  })

  it('is opened anew when another one was installed beside it', async () => {
    let installed = 'index'
    const { keeper } = keep({ open: async () => ({ opened: installed, stale: false }) })
    expect(await keeper.opened()).toBe('index')
    installed = 'index with a release more'
    expect(await keeper.reopen()).toMatchObject({ state: 'ready' })
    expect(await keeper.opened()).toBe('index with a release more')
  })

  it.each([
    ['an update', true],
    ['a repair', false],
  ])('that is open goes on serving when %s fails', async (_what, stale) => {
    const { keeper } = keep({
      open: async () => ({ opened: 'index', stale }),
      install: () => Promise.reject(new Error('The disk is full.')),
    })
    if (!stale) await keeper.repair()
    expect(await keeper.opened()).toBe('index')
    expect(keeper.status()).toMatchObject({ state: 'ready', message: expect.stringContaining('disk is full') })
  })
})
