/** A place to drop files on. */
import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'

export function Drop({ onFiles, children }: { onFiles: (files: FileList) => void; children: ComponentChildren }) {
  const over = useSignal(false)
  const leave = () => {
    over.value = false
  }
  return (
    <section
      class={`drop ${over.value ? 'over' : ''}`}
      aria-label="Drop files to import"
      data-testid="import-drop"
      onDragOver={(event) => {
        event.preventDefault()
        over.value = true
      }}
      onDragLeave={leave}
      onDrop={(event) => {
        event.preventDefault()
        leave()
        if (event.dataTransfer) onFiles(event.dataTransfer.files)
      }}
    >
      {children}
    </section>
  )
}
