/** The frame around every screen: status line, notices, the table of keys. */
import { X } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'
import { useApp } from '../state/app.tsx'
import type { Index } from '../state/index-status.ts'
import { keyName, SHORTCUTS } from '../view/keys.ts'
import { Button, IconButton, Key } from './controls.tsx'

const WORDS = { installing: 'Setting up', ready: 'Ready', damaged: 'Index damaged', failed: 'Index missing' }

export function IndexStatusLine({ index }: { index: Index }) {
  const { state, progress, releases, billable } = index.status.value
  const facts = [
    state === 'installing' ? `${WORDS.installing} ${Math.round(progress * 100)}%` : WORDS[state],
    state === 'ready' && billable ? `${billable.toLocaleString('en-US')} codes` : '',
    state === 'ready' && releases ? releases : '',
  ]
  return (
    <p class="index-status" data-testid="index-status" data-state={state}>
      <span class="dot" aria-hidden="true" />
      {facts.filter(Boolean).join(' · ')}
    </p>
  )
}

export function ToastView() {
  const { toasts } = useApp()
  const toast = toasts.current.value
  return (
    <div class="toast-place" role="status">
      {toast ? (
        <div class="toast" data-testid="toast">
          <span>{toast.text}</span>
          {toast.undo ? (
            <Button
              onClick={() => {
                toast.undo?.()
                toasts.close()
              }}
            >
              Undo <Key>Z</Key>
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}

/** The keys, by where they work. */
export function Shortcuts() {
  return (
    <>
      {(['Suggestions', 'Look-up', 'Everywhere'] as const).map((group) => (
        <section key={group} class="keys">
          <h3>{group}</h3>
          <dl>
            {SHORTCUTS.filter((s) => s.group === group).map(({ command, keys, does }) => (
              <div key={command}>
                <dt>
                  {keys.map((key) => (
                    <Key key={key}>{keyName(key)}</Key>
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  )
}

export function Help() {
  const { helpOpen } = useApp()
  const dialog = useRef<HTMLDialogElement>(null)
  const open = helpOpen.value
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  const close = () => {
    helpOpen.value = false
  }
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-head" onClose={close}>
      <div class="help-head">
        <h2 id="help-head">Keyboard</h2>
        <IconButton icon={X} label="Close" hint="Esc" onClick={close} />
      </div>
      {open ? (
        <div class="keys-columns">
          <Shortcuts />
        </div>
      ) : null}
    </dialog>
  )
}
