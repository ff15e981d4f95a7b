/** The search box over the code systems, with favourites and recents while it is empty. */
import { Search as SearchIcon } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'
import type { CodeSystem } from '../../engine/types.ts'
import { readRef, refOf } from '../../platform/refs.ts'
import { useApp } from '../state/app.tsx'
import type { Lookup } from '../state/lookup.ts'
import { bySystem, SCOPES } from '../view/systems.ts'
import { Key } from './controls.tsx'

interface Row {
  system: CodeSystem
  code: string
  title: string
  matched?: string
  billable: boolean
}

interface Group {
  /** '' for the hits of a search in one system. */
  title: string
  rows: Row[]
}

const LIST = 'search-list'
const rowId = (place: number) => `search-row-${place}`

/** What the list shows: hits, or while nothing is typed, the person's own codes. */
function groupsOf(lookup: Lookup): Group[] {
  if (!lookup.open.value) return []
  if (lookup.query.value.trim() !== '') return bySystem(lookup.hits.value)
  const own = (refs: string[]): Row[] =>
    refs.map((ref) => ({ ...readRef(ref), title: lookup.titleOf(ref), billable: true }))
  const favourites = lookup.favourites.value
  const recents = lookup.recents.value.filter((code) => !favourites.includes(code))
  return [
    { title: 'Favourites', rows: own(favourites) },
    { title: 'Recent', rows: own(recents) },
  ].filter((group) => group.rows.length > 0)
}

export function Search() {
  const { lookup } = useApp()
  const input = useRef<HTMLInputElement>(null)
  const groups = groupsOf(lookup)
  const rows = groups.flatMap((group) => group.rows)
  const query = lookup.query.value.trim()
  const open = lookup.open.value && (rows.length > 0 || query !== '')
  const active = Math.min(lookup.active.value, rows.length - 1)

  const close = () => {
    lookup.open.value = false
  }
  const choose = (row: Row | undefined) => {
    if (!row) return
    close()
    input.current?.blur()
    lookup.openRecord(refOf(row))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      lookup.open.value = true
      lookup.active.value = rows.length === 0 ? 0 : (active + step + rows.length) % rows.length
    } else if (event.key === 'Enter') choose(rows[active])
    else if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      if (query !== '') lookup.search('')
      else input.current?.blur()
      close()
    }
  }

  const result = (row: Row) => (
    <Result
      key={refOf(row)}
      row={row}
      id={rowId(rows.indexOf(row))}
      hit={query !== ''}
      active={rows.indexOf(row) === active}
      onChoose={() => choose(row)}
    />
  )

  return (
    <search
      class="search"
      onFocusOut={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) close()
      }}
    >
      <div class="search-box">
        <SearchIcon size={15} strokeWidth={2} aria-hidden="true" class="search-icon" />
        <input
          ref={input}
          id="search"
          data-testid="search"
          type="text"
          role="combobox"
          aria-label="Search codes"
          aria-expanded={open}
          aria-controls={LIST}
          aria-autocomplete="list"
          aria-activedescendant={open && active >= 0 ? rowId(active) : undefined}
          placeholder="Search codes"
          autocomplete="off"
          spellcheck={false}
          value={lookup.query.value}
          onInput={(event) => lookup.search(event.currentTarget.value)}
          onFocus={() => {
            lookup.open.value = true
          }}
          onKeyDown={onKeyDown}
        />
        <Key>/</Key>
      </div>
      <div class="search-list" hidden={!open}>
        {query === '' ? null : <Filters />}
        <div id={LIST} role="listbox" aria-label="Codes">
          {groups.map((group) =>
            group.title ? (
              <fieldset key={group.title} aria-label={group.title}>
                <p class="group-head" aria-hidden="true">
                  {group.title}
                </p>
                {group.rows.map(result)}
              </fieldset>
            ) : (
              group.rows.map(result)
            ),
          )}
        </div>
        {open && rows.length === 0 ? <NoRows /> : null}
      </div>
    </search>
  )
}

/** Which systems are searched, and whether headers are shown. */
function Filters() {
  const { lookup } = useApp()
  // The box keeps the focus, so that typing goes on.
  const keepFocus = (event: MouseEvent) => event.preventDefault()
  return (
    <fieldset class="search-filters" aria-label="Filters">
      {SCOPES.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          class="filter"
          data-testid="search-scope"
          data-scope={id}
          aria-pressed={lookup.scope.value === id}
          onMouseDown={keepFocus}
          onClick={() => lookup.filter({ scope: id })}
        >
          {label}
        </button>
      ))}
      <button
        type="button"
        class="filter billable-only"
        data-testid="search-billable"
        aria-pressed={lookup.billableOnly.value}
        onMouseDown={keepFocus}
        onClick={() => lookup.filter({ billableOnly: !lookup.billableOnly.value })}
      >
        Billable only
      </button>
    </fieldset>
  )
}

function NoRows() {
  const { lookup } = useApp()
  const text = lookup.searching.value
    ? 'Searching…'
    : (lookup.problem.value ??
      `No code for “${lookup.query.value.trim()}”. Try fewer words, or the beginning of a code.`)
  return (
    <p class="muted no-rows" role="status">
      {text}
    </p>
  )
}

interface ResultProps {
  row: Row
  id: string
  /** Found by the search, rather than one of the person's own codes. */
  hit: boolean
  active: boolean
  onChoose: () => void
}

function Result({ row, id, hit, active, onChoose }: ResultProps) {
  const item = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (active) item.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const matched = row.matched && !row.title.toLowerCase().startsWith(row.matched.toLowerCase()) ? row.matched : ''
  return (
    <button
      ref={item}
      id={id}
      type="button"
      class="result"
      role="option"
      // The keyboard moves through the list from the box, by aria-activedescendant.
      tabIndex={-1}
      aria-selected={active}
      data-testid={hit ? 'search-result' : 'recent'}
      data-system={row.system}
      data-code={row.code}
      // The box keeps the focus, so that the list is still there when the click comes.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span class={`code ${row.billable ? '' : 'header-code'}`}>{row.code}</span>
      <span class="row-title">
        {row.title}
        {matched ? <span class="matched">{matched}</span> : null}
      </span>
    </button>
  )
}
