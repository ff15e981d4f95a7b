/** Setting and date of service: both decide what is coded. */
import type { Setting } from '../../engine/types.ts'
import { useApp } from '../state/app.tsx'
import { fiscalYear, isPlausible, showDate } from '../view/dates.ts'

export const SETTINGS: { value: Setting; label: string }[] = [
  { value: 'outpatient', label: 'Outpatient' },
  { value: 'inpatient', label: 'Inpatient' },
  { value: 'professional', label: 'Professional' },
]

export function EncounterBar() {
  const { chart } = useApp()
  return (
    <fieldset class="encounter">
      <legend class="visually-hidden">Encounter</legend>
      <label class="field">
        <span class="field-label">Setting</span>
        <select
          data-testid="setting"
          value={chart.setting.value}
          onChange={(event) => {
            const chosen = SETTINGS.find((s) => s.value === event.currentTarget.value)
            if (chosen) chart.setEncounter({ setting: chosen.value })
          }}
        >
          {SETTINGS.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span class="field-label">Date of service</span>
        <input
          type="date"
          data-testid="service-date"
          value={chart.date.value}
          onChange={(event) => {
            const date = event.currentTarget.value
            if (isPlausible(date) && date !== chart.date.value) chart.setEncounter({ date })
          }}
        />
      </label>
      <DateOrigin />
      <Patient />
      <span class="fiscal-year" title="The release in force on the date of service">
        {fiscalYear(chart.date.value)}
      </span>
    </fieldset>
  )
}

const SEXES = [
  { value: 'U', label: 'Sex' },
  { value: 'F', label: 'Female' },
  { value: 'M', label: 'Male' },
] as const

/** Age and sex decide edits, groups and some codes; both may stay open. */
function Patient() {
  const { chart } = useApp()
  return (
    <span class="patient">
      <label class="field">
        <span class="field-label">Age in years</span>
        <input
          type="number"
          class="age"
          data-testid="age"
          min={0}
          max={124}
          placeholder="Age"
          value={chart.age.value ?? ''}
          onChange={(event) => {
            const { value, validity } = event.currentTarget
            if (validity.valid) chart.setEncounter({ age: value === '' ? null : Math.floor(Number(value)) })
          }}
        />
      </label>
      <label class="field">
        <span class="field-label">Sex</span>
        <select
          data-testid="sex"
          value={chart.sex.value}
          onChange={(event) => {
            const chosen = SEXES.find((s) => s.value === event.currentTarget.value)
            if (chosen) chart.setEncounter({ sex: chosen.value })
          }}
        >
          {SEXES.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </span>
  )
}

/** Where the date of service comes from; an assumption asks to be confirmed. */
function DateOrigin() {
  const { chart } = useApp()
  const reading = chart.reading.value
  if (!reading) return null
  if (reading.dateFrom === 'person') return <span class="origin">set by you</span>
  if (reading.dateFrom === 'assumed') {
    return (
      <button
        type="button"
        class="origin assumed"
        title={`The note states no date; ${showDate(reading.encounter.date)} is assumed. Press to confirm.`}
        onClick={() => chart.setEncounter({ date: reading.encounter.date })}
      >
        assumed, confirm
      </button>
    )
  }
  const evidence = reading.analysis.noteDate?.evidence
  return (
    <button
      type="button"
      class="origin"
      title={evidence ? `“${evidence.text}”: show in the chart` : undefined}
      disabled={!evidence}
      onClick={() => evidence && chart.show(evidence, [evidence])}
    >
      from the note
    </button>
  )
}
