/** Lines of the book: indented terms with their codes, or rows of a table. */
import { useEffect, useRef } from 'preact/hooks'
import type { BookLineView } from '../../../library/book/types.ts'
import { useApp } from '../../state/app.tsx'
import { linkCodes } from '../../view/record.ts'

interface Props {
  lines: BookLineView[]
  /** A list to choose from; else a main term with all below it. */
  list: boolean
}

export function Lines({ lines, list }: Props) {
  const { book } = useApp()
  const columns = book.part.value?.columns ?? []
  if (columns.length > 0) return <Table lines={lines} list={list} columns={columns} />
  return (
    <ul class="book-lines" data-testid="book-lines">
      {lines.map((line) => (
        <li key={line.entry} class="book-line" style={indent(line, list)}>
          <Place line={line} list={list} />
          <Term line={line} list={list} />
          {line.code ? <Code code={line.code} status={line.status} /> : null}
          {line.manifestation ? <Code code={line.manifestation} bracketed /> : null}
          <References line={line} />
          <Completions code={line.code} />
        </li>
      ))}
    </ul>
  )
}

const indent = ({ depth }: BookLineView, list: boolean): Record<string, string> => ({
  '--depth': String(list ? 0 : depth),
})

/** Where a found line stands. */
function Place({ line, list }: { line: BookLineView; list: boolean }) {
  if (!list || line.path.length === 0) return null
  return <span class="book-path">{line.path.join(' › ')} ›</span>
}

function Term({ line, list }: { line: BookLineView; list: boolean }) {
  const { book } = useApp()
  const here = !list && book.at.value === line.entry
  const place = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!here) return
    place.current?.scrollIntoView({ block: 'center' })
    place.current?.focus({ preventScroll: true })
  }, [here])
  const words = line.nonessential.length > 0 ? <span class="book-more"> ({line.nonessential.join(') (')})</span> : null
  const openable = list || line.depth === 0
  return (
    <button
      type="button"
      ref={place}
      class={`book-term ${line.depth === 0 ? 'main-term' : ''}`}
      data-testid="book-term"
      data-entry={line.entry}
      aria-current={here ? 'true' : undefined}
      onClick={() =>
        openable && !here ? book.openEntry(line.entry) : line.code ? book.complete(line.code) : undefined
      }
    >
      {line.title}
      {words}
      {list && line.below > 0 ? <span class="count">{line.below.toLocaleString('en-US')}</span> : null}
    </button>
  )
}

/** Opens the record; a dash stands apart and opens the codes that complete it. */
function Code({ code, status, bracketed }: { code: string; status?: BookLineView['status']; bracketed?: boolean }) {
  const { lookup, book } = useApp()
  const bare = code.replace(/[.-]+$/, '')
  const incomplete = status === 'incomplete' || code.endsWith('-')
  const note =
    status === 'retired'
      ? 'Not in force on this date'
      : status === 'unknown'
        ? 'Not in the bundled releases'
        : undefined
  return (
    <span class="book-code">
      {bracketed ? '[' : ''}
      <button
        type="button"
        class={`code small ${incomplete ? 'header-code' : ''} ${note ? 'book-stale' : ''}`}
        data-testid="book-code"
        title={note}
        onClick={() => lookup.openRecord(bare)}
      >
        {bare}
      </button>
      {incomplete ? (
        <button
          type="button"
          class="book-dash"
          aria-label={`Codes that complete ${bare}`}
          title="More characters are needed"
          aria-expanded={code in book.completions.value}
          data-testid="book-dash"
          onClick={() => book.complete(code)}
        >
          –
        </button>
      ) : null}
      {bracketed ? ']' : ''}
    </span>
  )
}

function Completions({ code }: { code: string }) {
  const { book, lookup } = useApp()
  const found = book.completions.value[code]
  if (code === '' || found === undefined) return null
  return (
    <ul class="book-completions" data-testid="book-completions">
      {found.map(({ code: whole, title, billable }) => (
        <li key={whole} class="row">
          <button
            type="button"
            class={`code small ${billable ? '' : 'header-code'}`}
            onClick={() => lookup.openRecord(whole)}
          >
            {whole}
          </button>
          <span class="row-title">{title}</span>
        </li>
      ))}
      {found.length === 0 ? <li class="muted">Nothing completes this code on this date.</li> : null}
    </ul>
  )
}

/** "see" and "see also" lead on; codes that they name open their records. */
function References({ line }: { line: BookLineView }) {
  const { book, lookup } = useApp()
  return (
    <>
      {(
        [
          ['see', line.see],
          ['see also', line.seeAlso],
        ] as const
      ).map(([word, reference]) =>
        reference === '' ? null : (
          <span key={word} class="book-see">
            <i>{word}</i>{' '}
            {linkCodes(reference).some(({ code }) => code) ? (
              linkCodes(reference).map((run, place) =>
                run.code ? (
                  <button key={place} type="button" class="code-link" onClick={() => lookup.openRecord(run.code!)}>
                    {run.text}
                  </button>
                ) : (
                  run.text
                ),
              )
            ) : (
              <button type="button" class="code-link" data-testid="book-see" onClick={() => book.follow(reference)}>
                {reference}
              </button>
            )}
          </span>
        ),
      )}
    </>
  )
}

function Table({ lines, list, columns }: Props & { columns: string[] }) {
  return (
    <div class="book-scroll">
      <table class="book-table" data-testid="book-lines">
        <thead>
          <tr>
            <th scope="col">Term</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.entry}>
              <th scope="row" style={indent(line, list)}>
                <Place line={line} list={list} />
                <Term line={line} list={list} />
                <References line={line} />
              </th>
              {line.cells.map((code, i) => (
                <td key={columns[i]}>{code ? <Code code={code} /> : <span class="muted">·</span>}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
