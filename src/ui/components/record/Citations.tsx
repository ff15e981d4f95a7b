/** A person's own citations of a code, e.g. the number of an issue of Coding Clinic: shown, added and taken away here. */
import { useSignal } from '@preact/signals'
import { X } from 'lucide-preact'
import { useEffect } from 'preact/hooks'
import type { CodeRecord } from '../../../platform/messages.ts'
import { useApp } from '../../state/app.tsx'
import { Button, IconButton } from '../controls.tsx'

export function Citations({ record }: { record: CodeRecord }) {
  const { client, toasts } = useApp()
  const list = useSignal(record.citations ?? [])
  const typed = useSignal('')
  useEffect(() => {
    list.value = record.citations ?? []
  }, [record, list])
  const change = async (text: string, how: 'add' | 'remove') => {
    const answer = await client.call('cite', { code: record.code, text, change: how })
    if ('ok' in answer) toasts.show(answer.message)
    else list.value = answer
  }
  return (
    <section class="note-group citations" data-testid="citations">
      <h3>Your citations</h3>
      <ul class="plain-list">
        {list.value.map((text) => (
          <li key={text} class="row" data-testid="citation">
            <span class="row-title">{text}</span>
            <IconButton icon={X} label={`Remove the citation ${text}`} onClick={() => change(text, 'remove')} />
          </li>
        ))}
      </ul>
      <form
        class="form-row"
        onSubmit={(event) => {
          event.preventDefault()
          const text = typed.value.trim()
          if (text === '') return
          typed.value = ''
          void change(text, 'add')
        }}
      >
        <input
          class="citation-text"
          aria-label={`A citation for ${record.code}`}
          data-testid="citation-text"
          placeholder="Issue and page, e.g. 2025 Q1 p. 12"
          maxLength={300}
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value
          }}
        />
        <Button type="submit">Attach</Button>
      </form>
    </section>
  )
}
