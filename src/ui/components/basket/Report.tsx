/** The audit report: on paper only, put together when it is printed. */
import { useEffect } from 'preact/hooks'
import { readRef } from '../../../platform/refs.ts'
import { useApp } from '../../state/app.tsx'
import { basketGroups, suggestionFor } from '../../view/basket.ts'
import { oneLine } from '../../view/copy.ts'
import { showDate } from '../../view/dates.ts'
import { orderFindings, SEVERITIES } from '../../view/findings.ts'
import { ruleChips } from '../../view/rules.ts'

export function Report() {
  const { chart, judging, lookup, reporting } = useApp()
  useEffect(() => {
    if (!reporting.value) return
    window.print()
    reporting.value = false
  }, [reporting.value])
  const reading = chart.reading.value
  if (!reporting.value || !reading) return null
  const { basket } = reading.decisions
  return (
    <section class="report" data-testid="report">
      <h1>Coding report</h1>
      <p>
        Date of service {showDate(reading.encounter.date)} · {reading.encounter.setting}
        {basket.dischargeStatus ? ` · discharge status ${basket.dischargeStatus}` : ''}
        {basket.lengthOfStay === undefined ? '' : ` · ${basket.lengthOfStay} days`}
      </p>
      {basketGroups(basket.items).map(({ title, items }) => (
        <section key={title}>
          <h2>{title}</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">Code</th>
                <th scope="col">Title</th>
                <th scope="col">Claim</th>
                <th scope="col">In the note</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => {
                const found = suggestionFor(item.ref, reading.analysis.suggestions)
                const claim = [
                  item.modifiers.length > 0 ? `modifiers ${item.modifiers.join(' ')}` : '',
                  item.units > 1 ? `${item.units} units` : '',
                  item.poa ? `POA ${item.poa}` : '',
                  item.pointers.length > 0 ? `for ${item.pointers.map((ref) => readRef(ref).code).join(', ')}` : '',
                ]
                return (
                  <tr key={item.ref}>
                    <td>{readRef(item.ref).code}</td>
                    <td>{lookup.titleOf(item.ref)}</td>
                    <td>{claim.filter(Boolean).join('; ')}</td>
                    <td>
                      {found ? found.evidence.map(({ text }) => `“${oneLine(text)}”`).join(', ') : 'added by hand'}
                      {found && found.rules.length > 0
                        ? ` (${ruleChips(found.rules)
                            .map(({ label }) => label)
                            .join(', ')})`
                        : ''}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </section>
      ))}
      {judging.judgement.value && judging.judgement.value.findings.length > 0 ? (
        <section>
          <h2>Checks</h2>
          <ul>
            {orderFindings(judging.judgement.value.findings).map(({ rule, severity, message, source }, place) => (
              <li key={`${rule}-${place}`}>
                {SEVERITIES[severity]}: {message} ({source})
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {judging.judgement.value && judging.judgement.value.notChecked.length > 0 ? (
        <p>Not checked: {judging.judgement.value.notChecked.map(({ message }) => message).join(' ')}</p>
      ) : null}
      <p>Suggestions are candidates; the coder decides. This is neither legal nor billing advice.</p>
    </section>
  )
}
