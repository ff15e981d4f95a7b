/** The client of the real extension. */
import { getAcceptance, updateAcceptance } from '../platform/acceptance.ts'
import { on, send } from '../platform/calls.ts'
import { createImporter } from '../platform/importer.ts'
import { openPanel } from '../platform/panel.ts'
import { allowedSites, removeSites, requestSites, sitePattern } from '../platform/permissions.ts'
import { getPolicy } from '../platform/policy.ts'
import { getSettings, onSettings, updateSettings } from '../platform/settings.ts'
import { activeTab, getTab, onActivated, onChanged, openOptions, openPage } from '../platform/tabs.ts'
import type { ChartsideClient } from './client.ts'

export const browserClient: ChartsideClient = {
  call: send,
  on,
  activeTab,
  getTab,
  onActivated,
  onChanged,
  getSettings,
  updateSettings,
  onSettings,
  getAcceptance,
  forgetAcceptance: () => updateAcceptance(() => ({})),
  openPanel,
  openPage,
  openOptions,
  createImporter,
  siteOf: sitePattern,
  requestSites,
  allowedSites,
  removeSites,
  presetSites: async () => (await getPolicy()).sites,
}
