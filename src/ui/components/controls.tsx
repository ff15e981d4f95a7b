/** Small controls that every screen uses. */
import type { LucideIcon } from 'lucide-preact'
import type { ComponentChildren, JSX } from 'preact'

type ButtonProps = Omit<JSX.IntrinsicElements['button'], 'icon' | 'label'>

interface IconButtonProps extends ButtonProps {
  icon: LucideIcon
  label: string
  /** The key that does the same, for the tooltip. */
  hint?: string
}

export function IconButton({ icon: Icon, label, hint, class: extra, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      class={`icon-button ${extra ?? ''}`}
      aria-label={label}
      title={hint ? `${label} (${hint})` : label}
      {...rest}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
    </button>
  )
}

interface TextButtonProps extends ButtonProps {
  icon?: LucideIcon
  kind?: 'plain' | 'primary'
  children: ComponentChildren
}

export function Button({ icon: Icon, kind = 'plain', class: extra, children, ...rest }: TextButtonProps) {
  return (
    <button type="button" class={`button ${kind} ${extra ?? ''}`} {...rest}>
      {Icon ? <Icon size={14} strokeWidth={2} aria-hidden="true" /> : null}
      {children}
    </button>
  )
}

/** A key cap. */
export const Key = ({ children }: { children: ComponentChildren }) => <kbd class="key">{children}</kbd>

/** The mark of the product: lines of a note, one of them marked. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <rect class="logo-page" x="1" y="1" width="18" height="18" rx="5" />
      <path class="logo-line" d="M5.5 6.25h9M5.5 13.75h5.5" />
      <path class="logo-mark" d="M5.5 10h9" />
    </svg>
  )
}
