/** The ways out of the basket: the clipboard, a file on this computer, or paper. Nothing is sent. */
import { Copy, Download, Printer } from 'lucide-preact'
import { asCsv, asJson, asText, type Exported, toExport } from '../../../basket/export.ts'
import { asFhir } from '../../../basket/fhir.ts'
import type { Basket } from '../../../basket/types.ts'
import { readRef } from '../../../platform/refs.ts'
import { saveFile } from '../../save-file.ts'
import { useApp } from '../../state/app.tsx'
import { Button } from '../controls.tsx'

interface Form {
  id: string
  label: string
  type: string
  extension: string
  text(exported: Exported): string
}

const FORMS: Form[] = [
  { id: 'csv', label: 'CSV', type: 'text/csv', extension: 'csv', text: asCsv },
  { id: 'json', label: 'JSON', type: 'application/json', extension: 'json', text: asJson },
  {
    id: 'fhir',
    label: 'FHIR',
    type: 'application/fhir+json',
    extension: 'fhir.json',
    text: (exported) => `${JSON.stringify(asFhir(exported), null, 2)}\n`,
  },
]

export function Exports({ basket }: { basket: Basket }) {
  const app = useApp()
  const { chart, lookup } = app
  const exported = (): Exported =>
    toExport(
      basket,
      { date: chart.date.value, setting: chart.setting.value },
      { readRef, titleOf: (ref) => lookup.titleOf(ref) },
    )
  return (
    <section class="tool-group">
      <h3>Take it along</h3>
      <div class="form-row">
        <Button icon={Copy} data-testid="export-copy" onClick={() => app.copy(asText(exported()), 'The basket')}>
          Copy
        </Button>
        {FORMS.map(({ id, label, type, extension, text }) => (
          <Button
            key={id}
            icon={Download}
            data-testid={`export-${id}`}
            onClick={() => saveFile(`codes-${chart.date.value}.${extension}`, text(exported()), type)}
          >
            {label}
          </Button>
        ))}
        <Button icon={Printer} data-testid="export-report" onClick={() => app.printReport()}>
          Print a report
        </Button>
      </div>
      <p class="muted">
        Files hold codes and official titles, of CPT the numbers alone. The printed report also quotes the note.
      </p>
    </section>
  )
}
