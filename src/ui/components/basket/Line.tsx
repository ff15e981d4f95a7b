/** One code of the basket, with what the claim says of it. */
import { ArrowDown, ArrowUp, X } from 'lucide-preact'
import type { BasketItem, Poa } from '../../../basket/types.ts'
import { readRef } from '../../../platform/refs.ts'
import { useApp } from '../../state/app.tsx'
import { isDiagnosis, isService, placeAfterStep, readModifiers } from '../../view/basket.ts'
import { IconButton } from '../controls.tsx'

interface Props {
  item: BasketItem
  /** Among those of its kind, from 0. */
  place: number
  group: readonly BasketItem[]
  all: readonly BasketItem[]
}

export function Line({ item, place, group, all }: Props) {
  const { chart, lookup } = useApp()
  const { system, code } = readRef(item.ref)
  const step = (direction: -1 | 1) => {
    const to = placeAfterStep(item, group, all, direction)
    if (to !== undefined) chart.changeBasket({ kind: 'move', ref: item.ref, to })
  }
  return (
    <li class="basket-line" data-testid="basket-item" data-system={system} data-code={code}>
      <span class="rank">{place + 1}</span>
      <button type="button" class="code" title="Open the record" onClick={() => lookup.openRecord(item.ref)}>
        {code}
      </button>
      <div class="what">
        <p class="title">{lookup.titleOf(item.ref)}</p>
        <div class="claim-fields">
          {isDiagnosis(item.ref) && place === 0 ? <span class="tag">{firstName(chart.setting.value)}</span> : null}
          {chart.setting.value === 'inpatient' && isDiagnosis(item.ref) ? <PoaChoice item={item} /> : null}
          {isService(item.ref) ? <ServiceFields item={item} all={all} /> : null}
        </div>
      </div>
      <div class="acts">
        <IconButton icon={ArrowUp} label={`Move ${code} up`} disabled={place === 0} onClick={() => step(-1)} />
        <IconButton
          icon={ArrowDown}
          label={`Move ${code} down`}
          disabled={place === group.length - 1}
          onClick={() => step(1)}
        />
        <IconButton
          icon={X}
          label={`Take ${code} out`}
          onClick={() => chart.changeBasket({ kind: 'remove', ref: item.ref })}
        />
      </div>
    </li>
  )
}

const firstName = (setting: string): string => (setting === 'inpatient' ? 'Principal diagnosis' : 'First-listed')

const POA: { value: Poa | ''; label: string }[] = [
  { value: '', label: 'POA not stated' },
  { value: 'Y', label: 'POA: yes' },
  { value: 'N', label: 'POA: no' },
  { value: 'U', label: 'POA: documentation insufficient' },
  { value: 'W', label: 'POA: clinically undetermined' },
  { value: '1', label: 'POA: exempt' },
]

function PoaChoice({ item }: { item: BasketItem }) {
  const { chart } = useApp()
  return (
    <select
      aria-label={`Present on admission, ${readRef(item.ref).code}`}
      data-testid="poa"
      value={item.poa ?? ''}
      onChange={(event) => {
        const chosen = POA.find(({ value }) => value === event.currentTarget.value)
        if (chosen) chart.changeBasket({ kind: 'set', ref: item.ref, poa: chosen.value || null })
      }}
    >
      {POA.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}

/** Modifiers that may belong to the service, each with its why; a press adds the first of them. */
function Advice({ item, all }: { item: BasketItem; all: readonly BasketItem[] }) {
  const { chart, judging } = useApp()
  const advice = (judging.judgement.value?.advice ?? []).filter(({ line }) => all[line]?.ref === item.ref)
  if (advice.length === 0) return null
  return (
    <ul class="advice" aria-label="Advice on modifiers">
      {advice.map(({ rule, modifiers, strength, why, source, meanings }) => (
        <li key={rule} data-testid="modifier-advice" data-rule={rule} data-strength={strength}>
          {modifiers.map((modifier) => (
            <button
              key={modifier}
              type="button"
              class="filter"
              title={meanings[modifier]}
              disabled={strength === 'conflict' || item.modifiers.includes(modifier)}
              onClick={() =>
                chart.changeBasket({ kind: 'set', ref: item.ref, modifiers: [...item.modifiers, modifier] })
              }
            >
              {modifier}
            </button>
          ))}
          <span class={strength === 'conflict' ? 'conflict' : 'muted'} title={source}>
            {why}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Modifiers, units and the diagnoses that a service is for. */
function ServiceFields({ item, all }: { item: BasketItem; all: readonly BasketItem[] }) {
  const { chart } = useApp()
  const { code } = readRef(item.ref)
  const diagnoses = all.filter(({ ref }) => isDiagnosis(ref))
  const set = (change: { modifiers?: string[]; units?: number; pointers?: string[] }) =>
    chart.changeBasket({ kind: 'set', ref: item.ref, ...change })
  return (
    <>
      <label class="claim-field">
        Modifiers
        <input
          type="text"
          data-testid="modifiers"
          aria-label={`Modifiers of ${code}`}
          size={8}
          spellcheck={false}
          value={item.modifiers.join(' ')}
          onChange={(event) => set({ modifiers: readModifiers(event.currentTarget.value) })}
        />
      </label>
      <label class="claim-field">
        Units
        <input
          type="number"
          data-testid="units"
          aria-label={`Units of ${code}`}
          min={1}
          max={9999}
          value={item.units}
          onChange={(event) => set({ units: Number(event.currentTarget.value) })}
        />
      </label>
      <Advice item={item} all={all} />
      {diagnoses.length > 0 ? (
        <fieldset class="pointers" aria-label={`Diagnoses that ${code} is for`}>
          {diagnoses.map(({ ref }) => {
            const on = item.pointers.includes(ref)
            return (
              <button
                key={ref}
                type="button"
                class="filter"
                data-testid="pointer"
                aria-pressed={on}
                onClick={() =>
                  set({ pointers: on ? item.pointers.filter((one) => one !== ref) : [...item.pointers, ref] })
                }
              >
                {readRef(ref).code}
              </button>
            )
          })}
        </fieldset>
      ) : null}
    </>
  )
}
