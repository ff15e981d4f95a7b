/** The Alphabetic Index and its tables as one leafs through a book; until they are imported, the term index. */
import { ArrowLeft } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'
import type { BookPartId } from '../../../library/book/types.ts'
import { useApp } from '../../state/app.tsx'
import { Button, IconButton } from '../controls.tsx'
import { Lines } from './Lines.tsx'

const NAMES: Record<BookPartId, string> = {
  index: 'Index',
  'external-causes': 'External causes',
  neoplasm: 'Neoplasms',
  drug: 'Drugs',
}

export function BookView() {
  const { book } = useApp()
  useEffect(() => book.start(), [book])
  const part = book.part.value
  const box = useRef<HTMLElement>(null)
  return (
    <section
      class="tool book"
      data-testid="book"
      aria-labelledby="book-head"
      ref={box}
      onKeyDown={(e) => steer(e, box, book)}
    >
      <nav class="segments" aria-label="Part of the book">
        {book.parts.value.map(({ id }) => (
          <button
            key={id}
            type="button"
            class="book-part"
            data-testid={`book-part-${id}`}
            aria-pressed={part?.id === id}
            onClick={() => book.choose(id)}
          >
            {NAMES[id]}
          </button>
        ))}
      </nav>
      <Heading />
      <input
        class="book-query"
        type="search"
        data-testid="book-query"
        aria-label="Look a term up in the book"
        placeholder={part?.columns.length ? 'lung upper lobe' : 'fracture femur neck'}
        value={book.query.value}
        onInput={(event) => book.find(event.currentTarget.value)}
      />
      <Letters />
      <p class="muted book-problem" role="status">
        {book.problem.value || (book.query.value && book.listed.value.length === 0 ? 'No entry has these words.' : '')}
      </p>
      {book.opened.value.length > 0 ? <Opened /> : <Lines lines={book.listed.value} list />}
    </section>
  )
}

/** Names the book for what it is: the official one with its release, or one made of titles and terms. */
function Heading() {
  const { book, client } = useApp()
  const part = book.part.value
  if (part === undefined) return null
  return (
    <div class="book-heading">
      <h2 id="book-head">
        {part.title}
        {part.version ? <span class="book-release">{part.version}</span> : null}
      </h2>
      {part.official ? null : (
        <p class="muted">
          Made of official titles and common terms; not the official{' '}
          {part.id === 'index' ? 'Alphabetic Index' : 'table'}.{' '}
          <button type="button" class="code-link" onClick={() => client.openOptions()}>
            Import the official one
          </button>
        </p>
      )}
    </div>
  )
}

function Letters() {
  const { book } = useApp()
  const part = book.part.value
  if (part === undefined) return null
  return (
    <nav class="letters" aria-label="Letters">
      {part.letters.map(({ letter, mains }) => (
        <button
          key={letter}
          type="button"
          class="letter"
          data-testid={`book-letter-${letter}`}
          title={`${mains.toLocaleString('en-US')} main terms`}
          aria-current={
            !book.query.value && book.opened.value.length === 0 && book.letter.value === letter ? 'page' : undefined
          }
          onClick={() => book.turnTo(letter)}
        >
          {letter}
        </button>
      ))}
    </nav>
  )
}

function Opened() {
  const { book } = useApp()
  return (
    <div class="book-opened" data-testid="book-opened">
      <div class="book-back">
        <IconButton icon={ArrowLeft} label="Back to the list" hint="Esc" onClick={() => book.back()} />
        <Button onClick={() => book.turnTo(letterOf(book.opened.value[0]?.title ?? ''))}>
          All under {letterOf(book.opened.value[0]?.title ?? '')}
        </Button>
      </div>
      <Lines lines={book.opened.value} list={false} />
    </div>
  )
}

const letterOf = (title: string): string => {
  const first = title.normalize('NFD')[0]?.toUpperCase() ?? ''
  return /[A-Z]/.test(first) ? first : '#'
}

/** Arrows go from entry to entry, Escape back to the list. */
function steer(event: KeyboardEvent, box: { current: HTMLElement | null }, book: ReturnType<typeof useApp>['book']) {
  if (event.key === 'Escape' && book.opened.value.length > 0) {
    event.stopPropagation()
    book.back()
    return
  }
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || !box.current) return
  const stops = [...box.current.querySelectorAll<HTMLElement>('.book-query, .book-term')]
  const from = stops.indexOf(document.activeElement as HTMLElement)
  if (from < 0) return
  event.preventDefault()
  event.stopPropagation()
  stops[from + step]?.focus()
}
