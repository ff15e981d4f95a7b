/** What kind of visit it was: family, patient, minutes, payer, and what else happened that day. */
import type { EmSheet, Family, Payer } from '../../../evaluation-management/types.ts'
import type { EmDesk } from '../../state/em.ts'
import { FAMILY_NAMES, splitByPatient } from '../../view/em.ts'

const MOST_MINUTES = 1440

export function EmVisit({ desk, sheet: { worksheet } }: { desk: EmDesk; sheet: EmSheet }) {
  const { family, newPatient, time } = worksheet
  return (
    <fieldset class="stay em-visit" aria-label="Visit">
      <label class="claim-field">
        Place
        <select
          data-testid="em-family"
          value={family ?? ''}
          onChange={(event) => {
            const { value } = event.currentTarget
            void desk.correct(({ family: _, ...rest }) => (value ? { ...rest, family: value as Family } : rest))
          }}
        >
          <option value="">Not told by the note</option>
          {FAMILY_NAMES.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {splitByPatient(family) ? (
        <label class="claim-field">
          Patient
          <select
            data-testid="em-patient"
            value={newPatient ? 'new' : 'established'}
            onChange={(event) => {
              const isNew = event.currentTarget.value === 'new'
              void desk.correct((was) => ({ ...was, newPatient: isNew }))
            }}
          >
            <option value="established">Established</option>
            <option value="new">New</option>
          </select>
        </label>
      ) : null}
      <label class="claim-field">
        Minutes
        <input
          type="number"
          data-testid="em-minutes"
          min={0}
          max={MOST_MINUTES}
          value={time?.minutes ?? ''}
          onChange={(event) => {
            const { value, validity } = event.currentTarget
            if (!validity.valid) return
            void desk.correct(({ time: _, ...rest }) =>
              value === '' ? rest : { ...rest, time: { minutes: Number(value), evidence: [] } },
            )
          }}
        />
      </label>
      <label class="claim-field">
        Payer
        <select
          data-testid="em-payer"
          value={desk.facts.value.payer ?? ''}
          onChange={(event) => {
            void desk.state({ payer: (event.currentTarget.value || undefined) as Payer | undefined })
          }}
        >
          <option value="">Not said</option>
          <option value="medicare">Medicare</option>
          <option value="other">Another</option>
        </select>
      </label>
      <label class="claim-field">
        <input
          type="checkbox"
          data-testid="em-procedure"
          checked={desk.facts.value.procedureSameDay ?? false}
          onChange={(event) => {
            void desk.state({ procedureSameDay: event.currentTarget.checked })
          }}
        />
        Procedure on the same day
      </label>
      <label class="claim-field">
        <input
          type="checkbox"
          data-testid="em-shared"
          checked={desk.facts.value.shared ?? false}
          onChange={(event) => {
            void desk.state({ shared: event.currentTarget.checked })
          }}
        />
        Shared visit
      </label>
    </fieldset>
  )
}
