/** The part of the options page where a release that came out after this version is brought in, looked at first, and taken back. */
import { FileUp, RotateCcw } from 'lucide-preact'
import { useRef } from 'preact/hooks'
import type { Shortened, UpdateView } from '../../../importer/types.ts'
import type { Index } from '../../state/index-status.ts'
import type { ReleaseUpdate } from '../../state/release-update.ts'
import { Button } from '../controls.tsx'

export function ReleaseUpdateView({ update, index }: { update: ReleaseUpdate; index: Index }) {
  const phase = update.phase.value
  const { state, origin } = index.status.value
  const failed = update.failed.value
  return (
    <div class="code-files" data-testid="release-update">
      {origin && state === 'ready' ? (
        <div class="form-row" data-testid="update-origin">
          <span>In use: the bundled releases with your {origin}.</span>
          <Button
            icon={RotateCcw}
            data-testid="update-back"
            disabled={phase.is === 'building'}
            onClick={() => {
              update.giveUp()
              void index.repair()
            }}
          >
            Go back to the bundled releases
          </Button>
        </div>
      ) : null}
      {phase.is === 'planned' ? (
        <Report view={phase.update} update={update} />
      ) : phase.is === 'reading' || phase.is === 'building' ? (
        <div role="status" data-testid="update-busy">
          <p>
            {phase.is === 'reading'
              ? 'Reading the release'
              : `Making the index with ${phase.label}; the one in use serves until it is done`}
          </p>
          <progress class="bar" max={1} value={phase.is === 'building' ? phase.done : undefined} aria-label="Update" />
        </div>
      ) : (
        <Choose update={update} />
      )}
      {phase.is === 'done' ? (
        <p role="status" data-testid="update-done">
          {phase.label} is in use now.
        </p>
      ) : null}
      {failed ? (
        <div class="import-failed" role="alert" data-testid="update-failed">
          <p>{failed}</p>
          <p class="muted">Nothing was changed; the index in use goes on serving.</p>
        </div>
      ) : null}
    </div>
  )
}

function Choose({ update }: { update: ReleaseUpdate }) {
  const picker = useRef<HTMLInputElement>(null)
  const day = useRef<HTMLInputElement>(null)
  return (
    <>
      <p class="muted">
        A newer release of ICD-10-CM need not wait for a new version of Chartside: choose its official files (order
        file, addenda, Tabular List in XML, or the zip they come in), look at what they change, then bring it in.
      </p>
      <div class="form-row">
        <Button icon={FileUp} data-testid="update-choose" onClick={() => picker.current?.click()}>
          Choose the files of a release
        </Button>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          data-testid="update-picker"
          onChange={({ currentTarget }) => {
            const files = [...(currentTarget.files ?? [])]
            if (files.length > 0) void update.plan(files, day.current?.value || undefined)
            currentTarget.value = ''
          }}
        />
        <label>
          First day, where the file names do not say it <input ref={day} type="date" data-testid="update-from" />
        </label>
      </div>
    </>
  )
}

const CHANGES = [
  ['added', 'added'],
  ['deleted', 'deleted'],
  ['turned', 'turned into a header or a code'],
  ['revised', 'with a revised title'],
] as const

function Report({ view, update }: { view: UpdateView; update: ReleaseUpdate }) {
  const { label, from, used, ignored, conflicts, changes } = view
  return (
    <section class="import-waiting" data-testid="update-report" aria-label={`What ${label} changes`}>
      <h3>
        {label}, in force from {from}
      </h3>
      <p class="muted">Read from {used.join(', ')}</p>
      {ignored.length > 0 ? <p class="muted">Not needed: {ignored.join(', ')}</p> : null}
      {CHANGES.map(([kind, words]) => (
        <Listed key={kind} title={words} all={changes[kind]} line={({ code, text }) => `${code} ${text}`} />
      ))}
      {conflicts.count > 0 ? (
        <div class="import-failed" role="alert">
          <p>The files contradict each other. The list of codes is taken from the order file where there is one.</p>
          <Listed title="contradictions" all={conflicts} line={(text) => text} />
        </div>
      ) : null}
      <div class="form-row">
        <Button kind="primary" data-testid="update-confirm" onClick={() => update.bringIn()}>
          {conflicts.count > 0 ? `Bring ${label} in nevertheless` : `Bring ${label} in`}
        </Button>
        <Button onClick={() => update.giveUp()}>Leave it as it is</Button>
      </div>
    </section>
  )
}

function Listed<T>({ title, all, line }: { title: string; all: Shortened<T>; line: (one: T) => string }) {
  const count = `${all.count.toLocaleString('en-US')} ${title}`
  if (all.count === 0) return <p>{count}</p>
  const more = all.count - all.first.length
  return (
    <details>
      <summary>{count}</summary>
      <ul>
        {all.first.map((one) => (
          <li key={line(one)}>{line(one)}</li>
        ))}
        {more > 0 ? <li class="muted">and {more.toLocaleString('en-US')} more</li> : null}
      </ul>
    </details>
  )
}
