/** What edits and the grouper ask of an inpatient stay. */
import type { Basket } from '../../../basket/types.ts'
import { useApp } from '../../state/app.tsx'

/** UB-04 patient discharge status, in our own words; the numbers are those that the Medicare grouper knows. */
const DISCHARGE: [string, string][] = [
  ['01', 'Home or self-care'],
  ['02', 'Another short-term hospital'],
  ['03', 'Skilled nursing facility'],
  ['04', 'Custodial or supportive care'],
  ['05', 'Cancer centre or children’s hospital'],
  ['06', 'Home health service'],
  ['07', 'Left against medical advice'],
  ['20', 'Died'],
  ['21', 'Court or law enforcement'],
  ['30', 'Still a patient'],
  ['43', 'Federal hospital'],
  ['50', 'Hospice at home'],
  ['51', 'Hospice in a facility'],
  ['61', 'Swing bed of this hospital'],
  ['62', 'Inpatient rehabilitation'],
  ['63', 'Long-term care hospital'],
  ['64', 'Medicaid nursing facility'],
  ['65', 'Psychiatric hospital'],
  ['66', 'Critical access hospital'],
  ['70', 'Another institution'],
]

export function Stay({ basket }: { basket: Basket }) {
  const { chart } = useApp()
  return (
    <fieldset class="stay" aria-label="Stay">
      <label class="claim-field">
        Discharged to
        <select
          data-testid="discharge-status"
          value={basket.dischargeStatus ?? ''}
          onChange={(event) => chart.changeBasket({ kind: 'stay', dischargeStatus: event.currentTarget.value || null })}
        >
          <option value="">Not stated</option>
          {DISCHARGE.map(([value, label]) => (
            <option key={value} value={value}>
              {value} {label}
            </option>
          ))}
        </select>
      </label>
      <label class="claim-field">
        Days
        <input
          type="number"
          data-testid="length-of-stay"
          min={0}
          max={9999}
          value={basket.lengthOfStay ?? ''}
          onChange={(event) => {
            const { value, validity } = event.currentTarget
            if (validity.valid)
              chart.changeBasket({ kind: 'stay', lengthOfStay: value === '' ? null : Math.floor(Number(value)) })
          }}
        />
      </label>
    </fieldset>
  )
}
