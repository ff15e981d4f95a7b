/** The part of the options page where files are imported: official ones that no package carries, and licensed ones. */
import { FileUp, RotateCcw, Trash2 } from 'lucide-preact'
import { useRef } from 'preact/hooks'
import type { ReadView } from '../../../importer/types.ts'
import type { ImportView } from '../../../platform/messages.ts'
import type { CodeFiles } from '../../state/code-files.ts'
import { Button, IconButton } from '../controls.tsx'
import { Columns } from './Columns.tsx'
import { Drop } from './Drop.tsx'

/** Where the free official zip lies; opened by a click alone. */
const CMS_PAGE = 'https://www.cms.gov/medicare/coding-billing/icd-10-codes'
const CDC_PAGE = 'https://www.cdc.gov/nchs/icd/icd-10-cm/files.html'

export function CodeFilesView({ files }: { files: CodeFiles }) {
  const kept = files.kept.value
  const phase = files.phase.value
  return (
    <div class="code-files" data-testid="code-files">
      {kept.some(({ kind }) => kind === 'alphabetic-index') ? null : <IndexOffer />}
      {phase.is === 'read' ? (
        <Waiting files={files} read={phase.read} ignored={phase.ignored} />
      ) : phase.is === 'columns' ? (
        <Columns files={files} phase={phase} />
      ) : phase.is === 'idle' ? (
        <Choose files={files} />
      ) : (
        <div role="status" data-testid="import-busy">
          <p>{phase.is === 'reading' ? `Reading ${phase.names.join(', ')}` : 'Keeping what was read'}</p>
          <progress class="bar" max={1} value={phase.is === 'keeping' ? phase.done : undefined} aria-label="Import" />
        </div>
      )}
      {files.failed.value.length > 0 ? (
        <ul class="import-failed" role="alert" data-testid="import-failed">
          {files.failed.value.map((message) => (
            <li key={message}>{message}</li>
          ))}
          <li class="muted">What was imported before goes on serving.</li>
        </ul>
      ) : null}
      {kept.length > 0 ? (
        <ul class="kept" aria-label="Imported files">
          {kept.map((entry) => (
            <Kept key={entry.kind} entry={entry} files={files} />
          ))}
        </ul>
      ) : (
        <p class="muted">Nothing is imported yet.</p>
      )}
      <p class="muted">
        CPT, and the text in NCCI and MUE files that comes from CPT, are owned by others. Import them only under a
        licence of your own. They stay on this computer, are never part of an export beyond code numbers, and are
        deleted for good when you remove them.
      </p>
    </div>
  )
}

function IndexOffer() {
  return (
    <div class="index-offer" data-testid="index-offer">
      <p>
        <b>The official Alphabetic Index is free.</b> It is not part of this extension. Take the zip named “Code Tables,
        Tabular and Index” from{' '}
        <a href={CMS_PAGE} target="_blank" rel="noreferrer">
          CMS, page “ICD-10 codes”
        </a>{' '}
        or “Table and Index” from the{' '}
        <a href={CDC_PAGE} target="_blank" rel="noreferrer">
          CDC, page “ICD-10-CM Files”
        </a>
        , and drop it here as it is. It brings the Alphabetic Index, the External Cause Index, and the tables of
        neoplasms and drugs.
      </p>
    </div>
  )
}

function Choose({ files }: { files: CodeFiles }) {
  const picker = useRef<HTMLInputElement>(null)
  const kind = useRef<HTMLSelectElement>(null)
  const read = (list: FileList | File[] | null) => {
    const given = [...(list ?? [])]
    const chosen = kind.current?.value
    if (given.length > 0) void files.read(given, chosen ? { kind: chosen } : undefined)
    if (picker.current) picker.current.value = ''
  }
  return (
    <Drop onFiles={read}>
      <Button icon={FileUp} kind="primary" onClick={() => picker.current?.click()}>
        Choose files
      </Button>
      <span class="muted">or drop them here: zip, XML, text or CSV</span>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        data-testid="import-picker"
        onChange={(event) => read(event.currentTarget.files)}
      />
      <label class="import-kind">
        Kind of file{' '}
        <select ref={kind} data-testid="import-kind">
          <option value="">told by what it holds</option>
          {files.kinds.value.map((one) => (
            <option key={one.kind} value={one.kind} title={one.source}>
              {one.label}
            </option>
          ))}
        </select>
      </label>
    </Drop>
  )
}

/** What was read, to look at before it is kept. */
function Waiting({ files, read, ignored }: { files: CodeFiles; read: ReadView[]; ignored: string[] }) {
  return (
    <div class="import-waiting" data-testid="import-waiting">
      {read.map(({ kind, label, owner, about, preview }) => (
        <section key={kind} class="import-read">
          <h3>{label}</h3>
          <Facts about={about} />
          {owner ? <p class="import-owner">{owner}</p> : null}
          <div class="import-preview">
            <table>
              <thead>
                <tr>
                  {preview.columns.map((column) => (
                    <th key={column} scope="col">
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {preview.rows.slice(0, 6).map((row) => (
                  <tr key={row.join('\t')}>
                    {row.map((cell, i) => (
                      <td key={preview.columns[i]}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      ))}
      {ignored.length > 0 ? <p class="muted">Not needed: {ignored.join(', ')}</p> : null}
      <div class="form-row">
        <Button kind="primary" data-testid="import-keep" onClick={() => files.keep()}>
          Keep {read.length === 1 ? 'it' : `these ${read.length}`} on this computer
        </Button>
        <Button onClick={() => files.giveUp()}>Do not import</Button>
      </div>
    </div>
  )
}

function Kept({ entry, files }: { entry: ImportView; files: CodeFiles }) {
  const label = files.kinds.value.find(({ kind }) => kind === entry.kind)?.label ?? entry.kind
  return (
    <li class="kept-row" data-testid="kept-import" data-kind={entry.kind}>
      <div>
        <h3>{label}</h3>
        <Facts about={entry.about} />
        <p class="muted">
          {names(entry)}, imported {entry.imported.slice(0, 10)}, {(entry.size / 1e6).toFixed(1)} MB
        </p>
        {entry.problem ? <p class="import-problem">{entry.problem}</p> : null}
      </div>
      <span class="space" />
      {entry.before ? (
        <IconButton
          icon={RotateCcw}
          label={`Go back to ${label} as imported ${entry.before.imported.slice(0, 10)}`}
          onClick={() => files.goBack(entry.kind)}
        />
      ) : null}
      <IconButton icon={Trash2} label={`Remove ${label}`} onClick={() => files.remove(entry.kind)} />
    </li>
  )
}

const names = ({ files: [first, ...more] }: ImportView): string =>
  `${first?.name ?? ''}${more.length > 0 ? ` and ${more.length} more` : ''}`

function Facts({ about }: { about: Record<string, string | number> }) {
  return (
    <p class="import-facts">
      {Object.entries(about)
        .map(([name, value]) =>
          typeof value === 'number' ? `${value.toLocaleString('en-US')} ${name}` : `${name} ${value}`,
        )
        .join(' · ')}
    </p>
  )
}
