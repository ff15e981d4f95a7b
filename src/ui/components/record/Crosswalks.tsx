/** The code in other systems, as the General Equivalence Mappings have it, and the codes beside it in its table. */
import type { CodeRecord, RecordCrosswalk } from '../../../platform/messages.ts'
import { refOf } from '../../../platform/refs.ts'
import { useApp } from '../../state/app.tsx'
import { crosswalkGroups, targetFlags } from '../../view/crosswalks.ts'
import { CodeList } from './Parts.tsx'

export function Crosswalks({ record: { crosswalks = [] } }: { record: CodeRecord }) {
  return (
    <>
      {crosswalks.map((crosswalk) => (
        <Crosswalk key={`${crosswalk.to} ${crosswalk.edition}`} crosswalk={crosswalk} />
      ))}
    </>
  )
}

function Crosswalk({ crosswalk: { to, edition, targets } }: { crosswalk: RecordCrosswalk }) {
  const { lookup } = useApp()
  return (
    <section class="note-group" data-testid="crosswalk" data-system={to}>
      <h3>In {to}</h3>
      {crosswalkGroups(targets).map(({ title, targets: members }) => (
        <div key={title} class="note-place">
          {title ? <p class="note-from">{title}</p> : null}
          <ul class="plain-list">
            {members.map((target) => (
              <li key={`${target.code}-${target.scenario}-${target.choiceList}`} class="row">
                {target.code ? (
                  <button
                    type="button"
                    class="code small"
                    onClick={() => lookup.openRecord(refOf({ system: to, code: target.code! }))}
                  >
                    {target.code}
                  </button>
                ) : (
                  <span class="code small">none</span>
                )}
                <span class="row-title">
                  {target.title} <span class="muted">{targetFlags(target)}</span>
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p class="muted release">{edition}</p>
    </section>
  )
}

export function Siblings({ record, record: { siblings = [] } }: { record: CodeRecord }) {
  if (siblings.length === 0) return null
  return (
    <section class="note-group">
      <h3>
        Beside it in the table <span class="count">{siblings.length}</span>
      </h3>
      <CodeList record={record} codes={siblings} />
    </section>
  )
}
