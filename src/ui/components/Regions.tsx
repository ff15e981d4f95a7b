/** The regions that the person picked to be read always, by site; handed on to others of a team as a file. */
import { useSignal } from '@preact/signals'
import { Download, X } from 'lucide-preact'
import { exportRegions } from '../../platform/regions.ts'
import type { Options } from '../state/options.ts'
import { Button, IconButton } from './controls.tsx'
import { Part } from './Options.tsx'

const FILE = 'chartside-regions.json'

function save(text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = FILE
  link.click()
  URL.revokeObjectURL(link.href)
}

export function Regions({ options }: { options: Options }) {
  const problem = useSignal('')
  const regions = options.settings.value?.regions ?? {}
  const hosts = Object.keys(regions).sort()
  return (
    <Part
      title="Regions"
      lead="Read always, whatever they look like. Pick one in the view of the text, on a chart whose note is not found by itself."
    >
      {hosts.length === 0 ? <p class="muted">None.</p> : null}
      <ul>
        {hosts.map((host) => (
          <li key={host} class="row" data-testid="region-site">
            <span class="row-title">
              {host}{' '}
              <span class="tag">{regions[host]?.length === 1 ? '1 page' : `${regions[host]?.length} pages`}</span>
            </span>
            <IconButton icon={X} label={`Forget the regions of ${host}`} onClick={() => options.removeRegions(host)} />
          </li>
        ))}
      </ul>
      <div class="region-tools">
        <Button icon={Download} disabled={hosts.length === 0} onClick={() => save(exportRegions(regions))}>
          Export
        </Button>
        <label class="button plain">
          Import
          <input
            type="file"
            class="visually-hidden"
            accept="application/json,.json"
            data-testid="import-regions"
            onChange={async (event) => {
              const file = event.currentTarget.files?.[0]
              if (file) problem.value = (await options.importRegions(await file.text())) ?? ''
            }}
          />
        </label>
      </div>
      {problem.value ? <p role="alert">{problem.value}</p> : null}
    </Part>
  )
}
