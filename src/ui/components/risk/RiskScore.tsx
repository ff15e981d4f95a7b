/** The raw score of risk adjustment: what each variable adds, and the diagnoses that add nothing with the reason. For coders. */
import { untracked, useSignal, useSignalEffect } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { Eligibility } from '../../../grouping/hcc/types.ts'
import { useApp } from '../../state/app.tsx'
import { createRiskDesk, type RiskDesk } from '../../state/risk.ts'
import { CHOICES, FLAGS, MODELS } from '../../view/risk.ts'
import { Button } from '../controls.tsx'
import { Section } from '../Section.tsx'

const MOST_MONTHS = 12

/** Nothing is asked until a person wants the score. */
export function RiskScore() {
  const open = useSignal(false)
  if (open.value) return <Score />
  return (
    <Button
      data-testid="risk-open"
      onClick={() => {
        open.value = true
      }}
    >
      Work out the raw score
    </Button>
  )
}

function Score() {
  const { client, chart } = useApp()
  const desk = useMemo(() => createRiskDesk(client, chart), [client, chart])
  useSignalEffect(() => {
    if (chart.reading.value) untracked(() => void desk.ask())
  })
  return (
    <div class="risk-score" data-testid="risk-score">
      <Asked desk={desk} />
      <p class="muted" role="status">
        {desk.problem.value}
      </p>
      <Answer desk={desk} />
    </div>
  )
}

function Asked({ desk }: { desk: RiskDesk }) {
  const eligibility = desk.eligibility.value
  const say = (part: Eligibility) => void desk.state({ eligibility: part })
  return (
    <fieldset class="stay" aria-label="Score">
      <label class="claim-field">
        Model
        <select
          data-testid="risk-model"
          value={desk.model.value}
          onChange={(event) => void desk.state({ model: event.currentTarget.value })}
        >
          {MODELS.map(({ model }) => (
            <option key={model} value={model}>
              {model}
            </option>
          ))}
        </select>
      </label>
      <label class="claim-field">
        Year
        <input
          type="number"
          data-testid="risk-year"
          value={desk.paymentYear.value}
          onChange={(event) => void desk.state({ paymentYear: event.currentTarget.valueAsNumber })}
        />
      </label>
      {(['orec', 'dual', 'metal'] as const).map((field) =>
        eligibility[field] === undefined ? null : (
          <label key={field} class="claim-field">
            {CHOICES[field].label}
            <select
              data-testid={`risk-${field}`}
              value={eligibility[field]}
              onChange={(event) => say({ [field]: event.currentTarget.value })}
            >
              {CHOICES[field].values.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        ),
      )}
      {eligibility.enrollmentMonths === undefined ? null : (
        <label class="claim-field">
          Months enrolled
          <input
            type="number"
            data-testid="risk-months"
            min={1}
            max={MOST_MONTHS}
            value={eligibility.enrollmentMonths}
            onChange={(event) => say({ enrollmentMonths: event.currentTarget.valueAsNumber })}
          />
        </label>
      )}
      {(Object.keys(FLAGS) as (keyof typeof FLAGS)[]).map((field) =>
        eligibility[field] === undefined ? null : (
          <label key={field} class="claim-field">
            <input
              type="checkbox"
              data-testid={`risk-${field}`}
              checked={eligibility[field]}
              onChange={(event) => say({ [field]: event.currentTarget.checked })}
            />
            {FLAGS[field]}
          </label>
        ),
      )}
    </fieldset>
  )
}

function Answer({ desk }: { desk: RiskDesk }) {
  const result = desk.result.value
  if (!result) return null
  const { score, segment, contributions, uncounted } = result
  return (
    <>
      {score === undefined ? null : (
        <p>
          <strong data-testid="risk-raw">{score.toFixed(3)}</strong> raw score, segment {segment}{' '}
          <span class="muted">before normalisation and adjustments</span>
        </p>
      )}
      <Section title="What makes it" count={contributions.length} toggle="risk-parts">
        <ul class="plain-list">
          {contributions.map(({ variable, factor }) => (
            <li key={variable} class="row" data-testid="risk-part">
              <span class="code small">{factor.toFixed(3)}</span>
              <span class="row-title">{variable}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Diagnoses that add nothing" count={uncounted.length} toggle="risk-uncounted">
        <ul class="plain-list">
          {uncounted.map(({ code, message }) => (
            <li key={code} class="row">
              <span class="code small">{code}</span>
              <span class="row-title">{message}</span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
