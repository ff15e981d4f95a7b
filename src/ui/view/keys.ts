/** The keyboard: one table, used both to act and to explain. */

export type Command =
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'open'
  | 'accept'
  | 'dismiss'
  | 'never'
  | 'copy'
  | 'copy-all'
  | 'evidence'
  | 'undo'
  | 'search'
  | 'source'
  | 'read'
  | 'favourite'
  | 'back'
  | 'help'

interface Shortcut {
  command: Command
  /** Values of KeyboardEvent.key. */
  keys: string[]
  does: string
  group: 'Suggestions' | 'Look-up' | 'Everywhere'
}

export const SHORTCUTS: Shortcut[] = [
  { command: 'next', keys: ['j', 'ArrowDown'], does: 'Next suggestion', group: 'Suggestions' },
  { command: 'previous', keys: ['k', 'ArrowUp'], does: 'Previous suggestion', group: 'Suggestions' },
  { command: 'first', keys: ['Home'], does: 'First suggestion', group: 'Suggestions' },
  { command: 'last', keys: ['End'], does: 'Last suggestion', group: 'Suggestions' },
  { command: 'open', keys: ['Enter'], does: 'Open the code’s record', group: 'Suggestions' },
  { command: 'evidence', keys: ['e'], does: 'Show its next evidence in the chart', group: 'Suggestions' },
  { command: 'accept', keys: ['a'], does: 'Accept, or take back', group: 'Suggestions' },
  { command: 'dismiss', keys: ['x'], does: 'Dismiss', group: 'Suggestions' },
  { command: 'never', keys: ['n'], does: 'Never suggest on this site', group: 'Suggestions' },
  { command: 'copy', keys: ['c'], does: 'Copy the code', group: 'Suggestions' },
  { command: 'copy-all', keys: ['C'], does: 'Copy all', group: 'Suggestions' },
  { command: 'undo', keys: ['z'], does: 'Undo the last decision', group: 'Suggestions' },
  { command: 'search', keys: ['/'], does: 'Search all code systems', group: 'Look-up' },
  { command: 'favourite', keys: ['f'], does: 'Star the open record', group: 'Look-up' },
  { command: 'back', keys: ['Escape'], does: 'Back, close', group: 'Everywhere' },
  { command: 'source', keys: ['s'], does: 'Show the text that was read', group: 'Everywhere' },
  { command: 'read', keys: ['r'], does: 'Read the chart again', group: 'Everywhere' },
  { command: 'help', keys: ['?'], does: 'Show these keys', group: 'Everywhere' },
]

const NAMES: Record<string, string> = { ArrowDown: '↓', ArrowUp: '↑', Escape: 'Esc', C: 'Shift C' }

/** A key as it is printed on a key cap. */
export const keyName = (key: string): string => NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key)

interface Press {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}

/** The command of a key press; undefined for a press that belongs to the browser or to nothing. */
export function commandOf(press: Press): Command | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined
  return SHORTCUTS.find((shortcut) => shortcut.keys.includes(press.key))?.command
}
