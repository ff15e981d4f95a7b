/** What the edits find in the basket, what could not be checked, and the categories of risk adjustment. */
import { useSignal } from '@preact/signals'
import type { Finding } from '../../../edits/types.ts'
import { useApp } from '../../state/app.tsx'
import { groupFindings, SEVERITIES } from '../../view/findings.ts'
import { RiskScore } from '../risk/RiskScore.tsx'
import { Section } from '../Section.tsx'
import { Group } from './Group.tsx'

export function Findings() {
  const { judging, mode } = useApp()
  const judgement = judging.judgement.value
  if (judging.problem.value) return <p class="muted">{judging.problem.value}</p>
  if (!judgement) return null
  const { drg, findings, notChecked, outpatient, risk } = judgement
  return (
    <>
      <section class="tool-group" aria-labelledby="findings-head">
        <h3 id="findings-head">
          Checks <span class="count">{findings.length}</span>
        </h3>
        {findings.length === 0 ? <p class="muted">None of the checks that could be made found anything.</p> : null}
        <ul>
          {groupFindings(findings).map(([first, ...others]) => (
            <FindingItem key={`${first!.rule} ${first!.source}`} finding={first!} others={others} />
          ))}
        </ul>
      </section>
      <Section title="Not checked" count={notChecked.length} toggle="not-checked-toggle">
        <ul class="plain-list">
          {notChecked.map(({ matter, message, resolve }) => (
            <li key={matter} class="row" data-testid="not-checked" data-matter={matter}>
              <span class="row-title">
                {message} <span class="muted">{resolve}</span>
              </span>
            </li>
          ))}
        </ul>
      </Section>
      {drg && mode.value === 'coder' ? <Group grouping={drg} /> : null}
      {outpatient && mode.value === 'coder' ? (
        <section class="tool-group" data-testid="outpatient-status">
          <h3>Outpatient status (OPPS)</h3>
          <ul class="plain-list">
            {outpatient.map(({ code, status, meaning, apc }) => (
              <li key={code} class="row">
                <span class="code small">{code}</span>
                <span class="row-title">
                  {status} {meaning} {apc ? <span class="muted">APC {apc}</span> : null}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {risk && mode.value === 'coder' ? (
        <section class="tool-group" data-testid="risk">
          <h3>
            {risk.model}, payment year {risk.paymentYear} <span class="count">{risk.hccs.length}</span>
          </h3>
          {risk.hccs.length === 0 ? <p class="muted">No diagnosis carries a category.</p> : null}
          <ul class="plain-list">
            {risk.hccs.map(({ hcc, label, from }) => (
              <li key={hcc} class="row">
                <span class="code small">HCC {hcc}</span>
                <span class="row-title">
                  {label} <span class="muted">from {from.join(', ')}</span>
                </span>
              </li>
            ))}
            {risk.dropped.map(({ hcc, label, by }) => (
              <li key={hcc} class="row">
                <span class="code small dropped">HCC {hcc}</span>
                <span class="row-title muted">
                  {label}: dropped, HCC {by.join(', ')} stands above it
                </span>
              </li>
            ))}
          </ul>
          <RiskScore />
        </section>
      ) : null}
    </>
  )
}

/** A finding, and behind a button those that say the same of other codes. */
function FindingItem({ finding, others }: { finding: Finding; others: Finding[] }) {
  const all = useSignal(false)
  const { rule, severity, message, resolve, source } = finding
  return (
    <li class={`finding ${severity}`} data-testid="finding" data-rule={rule} data-severity={severity}>
      <p>
        <span class="finding-kind">{SEVERITIES[severity]}</span> {message}
      </p>
      {all.value ? others.map((other) => <p key={other.message}>{other.message}</p>) : null}
      {others.length > 0 && !all.value ? (
        <p>
          <button
            type="button"
            class="more"
            onClick={() => {
              all.value = true
            }}
          >
            {others.length} more like it: {[...new Set(others.flatMap(({ codes }) => codes))].join(', ')}
          </button>
        </p>
      ) : null}
      {resolve ? <p>{resolve}</p> : null}
      <p class="muted finding-source">{source}</p>
    </li>
  )
}
