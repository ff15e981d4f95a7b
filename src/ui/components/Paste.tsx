/** The box for text that could not be read, typed, pasted, or taken out of a PDF that is dropped here. It is analysed at once. */
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { textOfPdf } from '../pdf.ts'
import { useApp } from '../state/app.tsx'

/** Typed text is analysed when the hands rest. */
const REST_MS = 500

const isPdf = (file: File): boolean => file.type === 'application/pdf' || /\.pdf$/i.test(file.name)

export function Paste({ lead }: { lead?: boolean }) {
  const { chart, screen, toasts } = useApp()
  const reading = useSignal(false)
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
  const take = async (file: File) => {
    reading.value = true
    const answer = await textOfPdf(file)
    reading.value = false
    if (!answer.ok) toasts.show(answer.message)
    else if (box.current) {
      box.current.value = answer.text
      later(0)
    }
  }
  // The popup closes as soon as anything else has the focus, a chooser of files too.
  const takesFiles = screen !== 'popup'
  const onDrop = (event: DragEvent) => {
    const file = [...(event.dataTransfer?.files ?? [])].find(isPdf)
    if (!file) return
    event.preventDefault()
    take(file)
  }
  return (
    <div class={`paste ${lead ? 'lead' : ''}`}>
      <label>
        <span class="paste-label">{lead ? 'Paste the note' : 'Paste text that could not be read'}</span>
        <textarea
          ref={box}
          data-testid="paste"
          rows={lead ? 7 : 2}
          placeholder={
            takesFiles
              ? 'Paste a note or drop a PDF here; it stays on this computer'
              : 'Paste a note here; it stays on this computer'
          }
          spellcheck={false}
          autocomplete="off"
          onPaste={() => later(0)}
          onInput={() => later(REST_MS)}
          onDragOver={(event) => takesFiles && event.preventDefault()}
          onDrop={takesFiles ? onDrop : undefined}
        />
      </label>
      {takesFiles ? (
        <label class="button plain choose-pdf">
          {reading.value ? 'Reading the PDF…' : 'Choose a PDF'}
          <input
            type="file"
            class="visually-hidden"
            accept="application/pdf,.pdf"
            data-testid="choose-pdf"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0]
              event.currentTarget.value = ''
              if (file) take(file)
            }}
          />
        </label>
      ) : null}
    </div>
  )
}
