/**
 * The level of the visit in sight: a short worksheet that the note fills in, with the words behind each item, and that the person
 * corrects. Nothing is sent to a claim from here.
 */
import { untracked, useSignalEffect } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { useApp } from '../../state/app.tsx'
import { createEmDesk } from '../../state/em.ts'
import { LISTS } from '../../view/em.ts'
import { Button } from '../controls.tsx'
import { EmElement } from './EmElement.tsx'
import { EmResultView } from './EmResult.tsx'
import { EmVisit } from './EmVisit.tsx'

export function EmWorksheet() {
  const { client, chart } = useApp()
  const desk = useMemo(() => createEmDesk(client, chart), [client, chart])
  // another chart, another visit: what was corrected belonged to the one before
  useSignalEffect(() => {
    if (chart.reading.value || desk.sheet.peek()) untracked(() => void desk.fill())
  })
  const sheet = desk.sheet.value
  return (
    <section class="tool em" data-testid="em" aria-labelledby="em-head">
      <div class="tool-head">
        <h2 id="em-head">Level of the visit</h2>
        <Button
          class="bare"
          data-testid="em-fill"
          disabled={!desk.corrected.value}
          onClick={() => {
            void desk.fill()
          }}
        >
          Fill in from the note again
        </Button>
      </div>
      <p class="muted" role="status">
        {sheet || chart.reading.value ? desk.problem.value : 'Read a chart or paste a note first.'}
      </p>
      {sheet ? (
        <>
          <EmVisit desk={desk} sheet={sheet} />
          <EmResultView sheet={sheet} />
          {LISTS.map((names) => (
            <EmElement key={names.list} desk={desk} sheet={sheet} {...names} />
          ))}
        </>
      ) : null}
    </section>
  )
}
