/** Turns key presses into what they do. */
import type { CodeSystem } from '../../engine/types.ts'
import { refOf } from '../../platform/refs.ts'
import { copyAll, copyLine, countOf } from '../view/copy.ts'
import { type Command, commandOf } from '../view/keys.ts'
import { offered } from '../view/suggestions.ts'
import type { App } from './app.tsx'

const TYPING = 'input, textarea, select, [contenteditable]'
const ITEMS = '[data-testid="suggestion"]'

/** Listens until the function that it returns is called. */
export function listenToKeys(app: App, root: Document = document): () => void {
  const hear = (event: KeyboardEvent) => {
    const target = event.target instanceof Element ? event.target : undefined
    const command = commandOf(event)
    if (!command || event.defaultPrevented || app.helpOpen.value) return
    if (target?.closest(TYPING)) {
      if (command === 'back' && target instanceof HTMLElement) target.blur()
      return
    }
    // On a button, Enter presses it.
    if (command === 'open' && target?.closest('button, a')) return
    if (run(app, command, root)) event.preventDefault()
  }
  root.addEventListener('keydown', hear)
  return () => root.removeEventListener('keydown', hear)
}

/** Answers whether the command found something to do. */
function run(app: App, command: Command, root: Document): boolean {
  const { chart, lookup } = app
  switch (command) {
    case 'search':
      root.getElementById('search')?.focus()
      return true
    case 'help':
      app.helpOpen.value = true
      return true
    case 'source':
      chart.sourceOpen.value = !chart.sourceOpen.value
      return true
    case 'read':
      chart.read()
      return true
    case 'undo':
      chart.undo()
      return true
    case 'back':
      return goBack(app, root)
    case 'favourite': {
      const record = lookup.record.value
      if (record) lookup.toggleFavourite(refOf(record))
      return !!record
    }
    default:
      return lookup.record.value && app.screen !== 'desk' ? onRecord(app, command) : onSuggestions(app, command, root)
  }
}

function goBack({ chart, lookup, selected }: App, root: Document): boolean {
  if (lookup.record.value) {
    lookup.back()
    if (!lookup.record.value && selected.value) {
      const ref = selected.value
      // By then the person may be somewhere else already, in the search box perhaps.
      requestAnimationFrame(() => root.activeElement === root.body && itemOf(root, ref)?.focus())
    }
  } else if (chart.focus.value) chart.clearMarks()
  else if (chart.sourceOpen.value) chart.sourceOpen.value = false
  // Nothing left to close: the browser closes the popup.
  else return false
  return true
}

function onRecord(app: App, command: Command): boolean {
  const record = app.lookup.record.value
  if (!record) return false
  if (command === 'copy') app.copy(copyLine(record), record.code)
  else if (command === 'accept' && record.billable) toggleAccepted(app, refOf(record))
  else return false
  return true
}

const refOfItem = ({ dataset }: HTMLElement) =>
  refOf({ system: dataset.system as CodeSystem, code: dataset.code ?? '' })

const items = (root: Document) => [...root.querySelectorAll<HTMLElement>(ITEMS)]
const itemOf = (root: Document, ref: string) => items(root).find((item) => refOfItem(item) === ref)

function toggleAccepted({ chart }: App, ref: string) {
  chart.decide(ref, chart.decisions.value.accepted.includes(ref) ? 'undo' : 'accept')
}

function onSuggestions(app: App, command: Command, root: Document): boolean {
  const { chart, selected } = app
  const all = items(root)
  const place = all.findIndex((item) => refOfItem(item) === selected.value)
  const go = (to: number) => {
    const item = all[Math.min(Math.max(to, 0), all.length - 1)]
    item?.focus()
    item?.scrollIntoView({ block: 'nearest' })
    return !!item
  }
  const chosen = offered(chart.lists.value).find((s) => refOf(s) === selected.value)
  switch (command) {
    case 'next':
      return go(place + 1)
    case 'previous':
      return go(place - 1)
    case 'first':
      return go(0)
    case 'last':
      return go(all.length - 1)
    case 'copy-all': {
      const codes = app.chosen.value
      if (codes.length > 0) app.copy(copyAll(codes), countOf(codes))
      return codes.length > 0
    }
  }
  if (!chosen) return false
  switch (command) {
    case 'open':
      app.lookup.openRecord(refOf(chosen))
      return true
    case 'accept':
      toggleAccepted(app, refOf(chosen))
      return true
    case 'copy':
      app.copy(copyLine(chosen), chosen.code)
      return true
    case 'evidence': {
      const now = chosen.evidence.findIndex((span) => span.start === chart.focus.value?.start)
      const span = chosen.evidence[(now + 1) % chosen.evidence.length]
      if (span) chart.show(span, chosen.evidence)
      return true
    }
    case 'dismiss':
    case 'never':
      // The keyboard goes on to what comes next, so that a list can be worked through without the mouse.
      go(place + 1 < all.length ? place + 1 : place - 1)
      chart.decide(refOf(chosen), command)
      return true
  }
  return false
}
