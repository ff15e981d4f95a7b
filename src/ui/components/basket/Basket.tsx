/** The encounter basket: the accepted codes in their sequence, what a claim says of each, and the judgements over all of them. */
import { Trash2, Undo2 } from 'lucide-preact'
import type { BasketItem } from '../../../basket/types.ts'
import { useApp } from '../../state/app.tsx'
import { basketGroups } from '../../view/basket.ts'
import { Button } from '../controls.tsx'
import { Exports } from './Exports.tsx'
import { Findings } from './Findings.tsx'
import { Line } from './Line.tsx'
import { Stay } from './Stay.tsx'

export function BasketView() {
  const { chart } = useApp()
  const { basket } = chart.decisions.value
  const groups = basketGroups(basket.items)
  return (
    <section class="tool basket" data-testid="basket" aria-labelledby="basket-head">
      <div class="tool-head">
        <h2 id="basket-head">
          Encounter <span class="count">{basket.items.length}</span>
        </h2>
        <div class="list-tools">
          <Button icon={Undo2} data-testid="basket-undo" onClick={() => chart.changeBasket({ kind: 'undo' })}>
            Undo
          </Button>
          <Button
            icon={Trash2}
            data-testid="basket-clear"
            disabled={basket.items.length === 0}
            onClick={() => chart.changeBasket({ kind: 'clear' })}
          >
            Empty
          </Button>
        </div>
      </div>
      {basket.items.length === 0 ? (
        <p class="muted">
          {chart.reading.value
            ? 'Accept suggestions, or codes from the look-up, and they are listed here in their sequence.'
            : 'Read a chart or paste a note first.'}
        </p>
      ) : null}
      {chart.setting.value === 'inpatient' && basket.items.length > 0 ? <Stay basket={basket} /> : null}
      {groups.map(({ title, items }) => (
        <Group key={title} title={title} items={items} all={basket.items} />
      ))}
      <Findings />
      {basket.items.length > 0 ? <Exports basket={basket} /> : null}
    </section>
  )
}

function Group({ title, items, all }: { title: string; items: BasketItem[]; all: BasketItem[] }) {
  return (
    <section class="tool-group">
      <h3>{title}</h3>
      <ol class="basket-lines">
        {items.map((item, place) => (
          <Line key={item.ref} item={item} place={place} group={items} all={all} />
        ))}
      </ol>
    </section>
  )
}
