/** The level, what decided it, what may come beside it, and what to think of. */
import type { EmSheet } from '../../../evaluation-management/types.ts'
import { LEVEL_NAMES } from '../../view/em.ts'
import { Section } from '../Section.tsx'

export function EmResultView({ sheet: { judged } }: { sheet: EmSheet }) {
  const { result } = judged
  if (result === undefined) {
    return <p class="muted em-result">Choose the place of the visit to see its level.</p>
  }
  if ('ok' in result) {
    return (
      <p class="muted em-result" data-testid="em-problem">
        {result.message}
      </p>
    )
  }
  const { code, level, why, addOns, reminders } = result
  return (
    <div class="em-result" aria-live="polite">
      <p class="em-code">
        <span class="code" data-testid="em-code">
          {code}
        </span>
        {level ? <span class="tag">{LEVEL_NAMES[level]}</span> : null}
      </p>
      <p data-testid="em-why">{why}</p>
      {addOns.map((addOn) => (
        <p key={addOn.code} data-testid="em-add-on">
          <span class="code small">
            {addOn.code} × {addOn.units}
          </span>{' '}
          {addOn.why}
        </p>
      ))}
      <Section title="To think of" count={reminders.length} toggle="em-reminders">
        <ul class="plain-list">
          {reminders.map(({ id, text, source }) => (
            <li key={id} class="finding" data-testid="em-reminder" data-id={id}>
              <p>{text}</p>
              <p class="muted finding-source">{source}</p>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}
