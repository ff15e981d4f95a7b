/** Says which column of a table is what, where the table does not say it itself. */
import { useSignal } from '@preact/signals'
import type { CodeFiles, ImportPhase } from '../../state/code-files.ts'
import { Button } from '../controls.tsx'

export function Columns({ files, phase }: { files: CodeFiles; phase: ImportPhase & { is: 'columns' } }) {
  const chosen = useSignal<Record<string, number>>({})
  const kind = files.kinds.value.find((one) => one.kind === phase.kind)
  const roles = kind?.roles ?? []
  const width = phase.rows[0]?.length ?? 0
  const missing = roles.some(({ id, required }) => required && chosen.value[id] === undefined)
  const choose = (id: string, value: string) => {
    const { [id]: _, ...others } = chosen.value
    chosen.value = value === '' ? others : { ...others, [id]: Number(value) }
  }
  return (
    <form
      class="import-columns"
      data-testid="import-columns"
      onSubmit={(event) => {
        event.preventDefault()
        void files.read(phase.files, { kind: phase.kind, columns: chosen.value })
      }}
    >
      <h3>Which column is what?</h3>
      <div class="form-row">
        {roles.map(({ id, label, required }) => (
          <label key={id}>
            {label}
            {required ? ' (needed)' : ''}{' '}
            <select data-testid={`import-column-${id}`} onChange={(event) => choose(id, event.currentTarget.value)}>
              <option value="">none</option>
              {Array.from({ length: width }, (_, i) => (
                <option key={`${id}-${i + 1}`} value={i}>
                  {i + 1}: {phase.rows[0]?.[i]}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      <div class="import-preview">
        <table>
          <tbody>
            {phase.rows.slice(0, 5).map((row) => (
              <tr key={row.join('\t')}>
                {row.map((cell, i) => (
                  <td key={`${i + 1}`}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="form-row">
        <Button kind="primary" type="submit" disabled={missing}>
          Read the table
        </Button>
        <Button onClick={() => files.giveUp()}>Do not import</Button>
      </div>
    </form>
  )
}
