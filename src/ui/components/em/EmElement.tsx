/** One element of medical decision making: its level and why, its items with the words behind them, and a way to add what is missing. */
import { useSignal } from '@preact/signals'
import { Plus, X } from 'lucide-preact'
import { useId } from 'preact/hooks'
import type { EmSheet, KindInfo, Worksheet } from '../../../evaluation-management/types.ts'
import type { EmDesk } from '../../state/em.ts'
import { kindsOf, LEVEL_NAMES, type ListName, withItems } from '../../view/em.ts'
import { Button, IconButton } from '../controls.tsx'
import { Evidence } from '../Evidence.tsx'

interface Props {
  desk: EmDesk
  sheet: EmSheet
  list: ListName
  element: KindInfo['element']
  title: string
  add: string
}

type Item = Worksheet[ListName][number]

export function EmElement({ desk, sheet, list, element, title, add }: Props) {
  const head = useId()
  const { level, why } = sheet.judged[list]
  const kinds = kindsOf(sheet, element)
  const change = (edit: (items: Item[]) => Item[]) => void desk.correct((was) => withItems(was, list, edit))
  return (
    <section class="tool-group" data-testid={`em-${list}`} aria-labelledby={head}>
      <h3 id={head}>
        {title} <span class="tag">{LEVEL_NAMES[level]}</span>
      </h3>
      <p class="muted em-why">{why}</p>
      <ul class="plain-list">
        {sheet.worksheet[list].map((item, place) => (
          <li key={`${place}-${item.kind}-${item.label}`} class="em-item" data-testid="em-item" data-kind={item.kind}>
            <div class="em-item-head">
              <span class="row-title">{item.label}</span>
              <IconButton
                icon={X}
                label={`Take out: ${item.label}`}
                data-testid="em-remove"
                onClick={() => change((items) => items.filter((_, i) => i !== place))}
              />
            </div>
            <KindSelect
              kinds={kinds}
              value={item.kind}
              label={`Kind of: ${item.label}`}
              onChange={(kind) =>
                change((items) => items.map((one, i) => (i === place ? ({ ...one, kind } as Item) : one)))
              }
            />
            {item.evidence.length > 0 ? <Evidence spans={item.evidence} testId="em-evidence" /> : null}
          </li>
        ))}
      </ul>
      <AddItem
        kinds={kinds}
        name={add}
        onAdd={(kind, label) => change((items) => [...items, { kind, label, evidence: [] } as Item])}
      />
    </section>
  )
}

interface KindSelectProps {
  kinds: KindInfo[]
  value: KindInfo['kind']
  label: string
  onChange(kind: KindInfo['kind']): void
}

function KindSelect({ kinds, value, label, onChange }: KindSelectProps) {
  return (
    <select
      class="em-kind"
      data-testid="em-kind"
      aria-label={label}
      value={value}
      onChange={(event) => {
        const chosen = kinds.find(({ kind }) => kind === event.currentTarget.value)
        if (chosen) onChange(chosen.kind)
      }}
    >
      {kinds.map(({ kind, label: name, level }) => (
        <option key={kind} value={kind}>
          {level ? `${name} (${LEVEL_NAMES[level]})` : name}
        </option>
      ))}
    </select>
  )
}

interface AddItemProps {
  kinds: KindInfo[]
  name: string
  onAdd(kind: KindInfo['kind'], label: string): void
}

/** A form, so that Enter adds. */
function AddItem({ kinds, name, onAdd }: AddItemProps) {
  const words = useSignal('')
  const kind = useSignal(kinds[0]?.kind)
  const chosen = kind.value
  if (chosen === undefined) return null
  return (
    <form
      class="form-row em-add"
      onSubmit={(event) => {
        event.preventDefault()
        const label = words.value.trim()
        if (label === '') return
        onAdd(chosen, label)
        words.value = ''
      }}
    >
      <input
        type="text"
        data-testid="em-new"
        aria-label={name}
        placeholder={name}
        maxLength={200}
        value={words.value}
        onInput={(event) => {
          words.value = event.currentTarget.value
        }}
      />
      <KindSelect
        kinds={kinds}
        value={chosen}
        label={`Kind: ${name}`}
        onChange={(picked) => {
          kind.value = picked
        }}
      />
      <Button icon={Plus} type="submit" data-testid="em-add">
        Add
      </Button>
    </form>
  )
}
