/** What a screen can be used for, and the bar that changes between them. */
import {
  BookOpen,
  ClipboardList,
  FileText,
  type LucideIcon,
  Scale,
  Search as SearchIcon,
  Stethoscope,
  Table2,
} from 'lucide-preact'
import type { ComponentType } from 'preact'
import { refOf } from '../../platform/refs.ts'
import { useApp, type View } from '../state/app.tsx'
import { AuditView } from './audit/Audit.tsx'
import { BasketView } from './basket/Basket.tsx'
import { BookView } from './book/Book.tsx'
import { EmWorksheet } from './em/EmWorksheet.tsx'
import { PcsTableBuilder } from './pcs/PcsTableBuilder.tsx'

interface Tool {
  id: Exclude<View, 'note'>
  label: string
  icon: LucideIcon
  Body: ComponentType
}

const TOOLS: Tool[] = [
  { id: 'basket', label: 'Basket', icon: ClipboardList, Body: BasketView },
  { id: 'em', label: 'E/M', icon: Stethoscope, Body: EmWorksheet },
  { id: 'audit', label: 'Audit', icon: Scale, Body: AuditView },
  { id: 'book', label: 'Index', icon: BookOpen, Body: BookView },
  { id: 'pcs', label: 'PCS', icon: Table2, Body: ProcedureTables },
]

/** The tables of ICD-10-PCS; what is built in them goes into the basket of the chart at hand, or is opened where there is none. */
function ProcedureTables() {
  const { chart, lookup } = useApp()
  const add = (code: string) => {
    const ref = refOf({ system: 'ICD-10-PCS', code })
    if (chart.reading.value) chart.decide(ref, 'accept')
    else lookup.openRecord(ref)
  }
  return <PcsTableBuilder onAdd={add} />
}

/** The tool in sight; undefined while the chart is. */
export function toolOf(view: View): ComponentType | undefined {
  return TOOLS.find(({ id }) => id === view)?.Body
}

export function ViewBar() {
  const app = useApp()
  const { screen, view, lookup } = app
  const held = app.chart.decisions.value.accepted.length
  const home = screen === 'desk' ? { label: 'Look-up', icon: SearchIcon } : { label: 'Note', icon: FileText }
  return (
    <nav class="view-bar" aria-label="Views">
      {[{ id: 'note' as const, ...home }, ...TOOLS].map(({ id, label, icon: Icon }) => (
        <button
          key={id}
          type="button"
          class="view-tab"
          data-testid={`view-${id}`}
          aria-current={view.value === id ? 'page' : undefined}
          onClick={() => {
            view.value = id
            lookup.close()
          }}
        >
          <Icon size={14} strokeWidth={1.75} aria-hidden="true" />
          {label}
          {id === 'basket' && held > 0 ? <span class="count">{held}</span> : null}
        </button>
      ))}
    </nav>
  )
}
