/** The MS-DRG of the stay, how it came about, and on which documented facts it rests. */
import type { Grouping } from '../../../platform/messages.ts'
import { Section } from '../Section.tsx'

export function Group({ grouping }: { grouping: Grouping }) {
  return (
    <section class="tool-group" data-testid="drg" aria-labelledby="drg-head">
      <h3 id="drg-head">MS-DRG</h3>
      {grouping.grouped ? <Grouped {...grouping} /> : <p class="muted">{grouping.message}</p>}
    </section>
  )
}

function Grouped({ result, why, changes }: Extract<Grouping, { grouped: true }>) {
  const { weights } = result
  return (
    <>
      <p class="drg-name">
        <span class="code" data-testid="drg-number">
          {result.drg}
        </span>{' '}
        {result.title}
      </p>
      <ul class="facts" aria-label="Facts of the group">
        <li>Version {result.version}</li>
        <li>
          MDC {result.mdc} {why.mdc.title}
        </li>
        {result.medSurg ? <li>{result.medSurg === 'surgical' ? 'Surgical' : 'Medical'}</li> : null}
        {result.severity ? <li>{result.severity === 'NONE' ? 'No CC or MCC' : `With ${result.severity}`}</li> : null}
        {weights ? (
          <>
            <li>Weight {weights.weight.toFixed(4)}</li>
            <li>
              Mean stay {weights.gmlos} days ({weights.amlos} arithmetic)
            </li>
          </>
        ) : (
          <li>Weight not bundled for this version</li>
        )}
        {result.initialDrg === result.drg ? null : (
          <li class="bad">Without hospital-acquired conditions: {result.initialDrg}</li>
        )}
      </ul>
      <Section title="How it came about" count={why.path.length} toggle="drg-why-toggle">
        <ol class="path-list">
          {why.path.map((step, place) => (
            <li key={place}>{step}</li>
          ))}
        </ol>
      </Section>
      <Section title="Facts that it rests on" count={changes.length} toggle="drg-changes-toggle">
        <p class="muted reason-why">
          The documentation must bear out each of these; without it the stay would be grouped as stated.
        </p>
        <ul class="plain-list">
          {changes.map(({ kind, code, fact, drg, title, weight }) => (
            <li key={`${kind}-${code}`} class="row">
              <span class="row-title">
                {fact}{' '}
                <span class="muted">
                  otherwise {drg} {title}
                  {weight === undefined ? '' : `, weight ${weight.toFixed(4)}`}
                </span>
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
