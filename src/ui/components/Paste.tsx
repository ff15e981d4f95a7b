/** The box for text that could not be read. What is pasted is analysed at once. */
import { useEffect, useRef } from 'preact/hooks'
import { useApp } from '../state/app.tsx'

/** Typed text is analysed when the hands rest. */
const REST_MS = 500

export function Paste({ lead }: { lead?: boolean }) {
  const { chart } = useApp()
  const box = useRef<HTMLTextAreaElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  useEffect(() => () => clearTimeout(timer.current), [])
  // Another chart, or nothing at all: what was pasted goes with it.
  const gone = chart.phase.value.is === 'idle' || chart.phase.value.is === 'changed'
  useEffect(() => {
    if (gone && box.current) box.current.value = ''
  }, [gone])
  const later = (wait: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => chart.paste(box.current?.value ?? ''), wait)
  }
  return (
    <label class={`paste ${lead ? 'lead' : ''}`}>
      <span class="paste-label">{lead ? 'Paste the note' : 'Paste text that could not be read'}</span>
      <textarea
        ref={box}
        data-testid="paste"
        rows={lead ? 7 : 2}
        placeholder="Paste a note here; it stays on this computer"
        spellcheck={false}
        autocomplete="off"
        onPaste={() => later(0)}
        onInput={() => later(REST_MS)}
      />
    </label>
  )
}
