/** The words of the note that support something, each a button that shows them in the chart. */
import { useSignal } from '@preact/signals'
import type { Span } from '../../engine/types.ts'
import { useApp } from '../state/app.tsx'
import { snippet } from '../view/source.ts'

interface Props {
  spans: Span[]
  /** How many are in sight before "more" is pressed. */
  shown?: number
  testId?: string
}

/** Characters of context: little before, so that the quote itself is in sight where lines are short. */
const BEFORE = 16
const AFTER = 60
/** How many are in the page, hidden or not, before "more" is pressed: a long chart can say the same a thousand times. */
const READY = 50

export function Evidence({ spans, shown = 2, testId }: Props) {
  const { chart } = useApp()
  const all = useSignal(false)
  const text = chart.reading.value?.text ?? ''
  const focus = chart.focus.value
  const more = spans.length - shown
  return (
    <ul class="quotes">
      {spans.slice(0, all.value ? undefined : READY).map((span, place) => {
        const { before, quote, after } = snippet(text, span, BEFORE, AFTER)
        const here = focus?.start === span.start && focus.end === span.end
        return (
          <li key={`${span.start}-${span.end}`} hidden={place >= shown && !all.value}>
            <button
              type="button"
              class="quote"
              data-testid={testId}
              data-start={span.start}
              data-end={span.end}
              data-text={span.text}
              aria-pressed={here}
              title="Show in the chart"
              onClick={() => chart.show(span, spans)}
            >
              <span class="context">{before}</span>
              <mark>{quote}</mark>
              <span class="context">{after}</span>
            </button>
          </li>
        )
      })}
      {more > 0 && !all.value ? (
        <li>
          <button
            type="button"
            class="more"
            onClick={() => {
              all.value = true
            }}
          >
            {more} more
          </button>
        </li>
      ) : null}
    </ul>
  )
}
