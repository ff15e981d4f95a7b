/** A titled list that opens and closes; what is closed is not in the page. */
import { useSignal } from '@preact/signals'
import { ChevronRight } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

interface Props {
  title: string
  count: number
  /** data-testid of the button. */
  toggle?: string
  /** Open from the start. */
  opened?: boolean
  children: ComponentChildren
}

export function Section({ title, count, toggle, opened = false, children }: Props) {
  const open = useSignal(opened)
  const id = useId()
  if (count === 0) return null
  return (
    <section class="section">
      <h2 class="section-head">
        <button
          type="button"
          class="section-toggle"
          data-testid={toggle}
          aria-expanded={open.value}
          aria-controls={open.value ? id : undefined}
          onClick={() => {
            open.value = !open.value
          }}
        >
          <ChevronRight size={14} strokeWidth={2} aria-hidden="true" class="chevron" />
          <span>{title}</span>
          <span class="count">{count}</span>
        </button>
      </h2>
      {open.value ? <div id={id}>{children}</div> : null}
    </section>
  )
}
