/** The choices that a person made, as the options page shows and changes them. */
import { batch, type ReadonlySignal, signal } from '@preact/signals'
import { readRef } from '../../platform/refs.ts'
import { importRegions } from '../../platform/regions.ts'
import type { ChartsideClient, Settings } from '../client.ts'
import { type CodeFiles, createCodeFiles } from './code-files.ts'
import { createIndex, type Index } from './index-status.ts'
import { createReleaseUpdate, type ReleaseUpdate } from './release-update.ts'

export interface Options {
  index: Index
  codeFiles: CodeFiles
  update: ReleaseUpdate
  settings: ReadonlySignal<Settings | undefined>
  /** Patterns of the sites that may be read without pressing the button. */
  sites: ReadonlySignal<string[]>
  titles: ReadonlySignal<Record<string, string>>
  /** How the suggestions of each rule were received, most often judged first. */
  acceptance: ReadonlySignal<{ rule: string; accepted: number; dismissed: number }[]>
  forgetAcceptance(): Promise<void>
  set(change: Partial<Pick<Settings, 'theme' | 'setting' | 'mode' | 'follow'>>): Promise<void>
  removeFavourite(code: string): Promise<void>
  clearRecents(): Promise<void>
  /** Lets the code be suggested on the site again. */
  allowCode(host: string, code: string): Promise<void>
  removeSite(pattern: string): Promise<void>
  /** Sites that the organisation asks for and that are not allowed yet. */
  asked: ReadonlySignal<string[]>
  /** Call it straight from a click: the browser asks the person. */
  allowSite(pattern: string): Promise<void>
  removeRegions(host: string): Promise<void>
  /** Takes the regions of a file over those of the same sites; answers what is wrong with it, or nothing. */
  importRegions(text: string): Promise<string | undefined>
}

export function createOptions(client: ChartsideClient): Options {
  const settings = signal<Settings>()
  const sites = signal<string[]>([])
  const titles = signal<Record<string, string>>({})
  const asked = new Set<string>()

  async function learnTitle(code: string) {
    asked.add(code)
    const record = await client.call('record', readRef(code))
    if (record && !('ok' in record)) titles.value = { ...titles.value, [code]: record.title }
  }
  const take = (next: Settings) => {
    settings.value = next
    for (const code of [...next.favourites, ...Object.values(next.never).flat()]) {
      // A code whose title cannot be had stands without it.
      if (!asked.has(code)) learnTitle(code).catch(() => asked.delete(code))
    }
  }
  const change = async (how: (before: Settings) => Partial<Settings>) => take(await client.updateSettings(how))
  const wanted = signal<string[]>([])
  const takeSites = async () => {
    const [allowed, preset] = await Promise.all([client.allowedSites(), client.presetSites()])
    batch(() => {
      sites.value = allowed
      wanted.value = preset.filter((pattern) => !allowed.includes(pattern))
    })
  }

  const acceptance = signal<{ rule: string; accepted: number; dismissed: number }[]>([])
  async function takeAcceptance() {
    const counts = Object.entries(await client.getAcceptance()).map(([rule, count]) => ({ rule, ...count }))
    const judged = counts.filter(({ accepted, dismissed }) => accepted + dismissed > 0)
    acceptance.value = judged.sort((a, b) => b.accepted + b.dismissed - a.accepted - a.dismissed)
  }

  batch(() => {
    client.onSettings(take)
    client.getSettings().then(take, () => undefined)
    takeSites().catch(() => undefined)
    takeAcceptance().catch(() => undefined)
  })

  return {
    index: createIndex(client),
    codeFiles: createCodeFiles(client),
    update: createReleaseUpdate(client),
    settings,
    sites,
    titles,
    acceptance,
    async forgetAcceptance() {
      await client.forgetAcceptance()
      await takeAcceptance()
    },
    set: (choice) => change(() => choice),
    removeFavourite: (code) => change(({ favourites }) => ({ favourites: favourites.filter((c) => c !== code) })),
    clearRecents: () => change(() => ({ recents: [] })),
    allowCode: (host, code) =>
      change(({ never: { [host]: codes = [], ...others } }) => {
        const left = codes.filter((c) => c !== code)
        return { never: left.length > 0 ? { ...others, [host]: left } : others }
      }),
    asked: wanted,
    async allowSite(pattern) {
      await client.requestSites([pattern])
      await takeSites()
    },
    removeRegions: (host) =>
      change(({ regions: { [host]: _removed, ...others } }) => ({
        regions: others,
      })),
    async importRegions(text) {
      const read = importRegions(text)
      if (!read.ok) return read.message
      await change(({ regions }) => ({ regions: { ...regions, ...read.regions } }))
      return undefined
    },
    async removeSite(pattern) {
      await client.removeSites([pattern])
      await takeSites()
    },
  }
}
