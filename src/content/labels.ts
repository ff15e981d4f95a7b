/** Finds the heading or label that a page shows for a line. */
import {
  attribute,
  childNodes,
  isElement,
  isHtml,
  isText,
  localName,
  oneLine,
  shownParent,
  textContent,
} from './dom.ts'
import type { Field, Line } from './line.ts'
import { meeting, sideBySide } from './nearness.ts'

const LONGEST = 80
/** Lines to look back; a heading stands close above what it heads. */
const LOOK_BACK = 40

/** A line that names what follows it rather than saying something itself. */
export function isLabel(line: Line): boolean {
  if (line.field || line.text.length > LONGEST) return false
  if (line.heading || line.label) return true
  const text = line.text.trim()
  return text.split(/\s+/).length <= 8 && !/[.?!]$/.test(text) && (text.endsWith(':') || line.bold)
}

const clean = (text: string): string => oneLine(text).replace(/\s*:$/, '').slice(0, LONGEST)

/** Label of the line at `index`; '' when the page shows none. */
export function labelOf(lines: readonly Line[], index: number): string {
  const line = lines[index]
  if (!line) return ''
  return nameOfField(line) || columnHeader(line) || headingBefore(lines, index, line)
}

/** What the page calls this very line: the label of its field, or a label right before it; '' for none. */
export function nameOf(lines: readonly Line[], index: number): string {
  const line = lines[index]
  const before = lines[index - 1]
  const own = line && nameOfField(line)
  if (own || !line || !before || before.field || before.editor || !meeting(before, line, 2, 3)) return own || ''
  return isLabel(before) || leadsBeside(before, line) ? clean(before.text) : ''
}

function nameOfField(line: Line): string {
  line.called ??= line.field ? fieldLabel(line.field) : ''
  return line.called
}

function fieldLabel(field: Field): string {
  const own = labelsOf(field)
    .map((label) => clean(wordsOf(label)))
    .find(Boolean)
  if (own) return own
  const named = attribute(field, 'aria-labelledby')
    .split(/\s+/)
    .filter(Boolean)
    .map((id) => textContent(field.ownerDocument.getElementById(id) ?? field) ?? '')
  return clean(named.join(' ') || attribute(field, 'aria-label'))
}

/** To list the labels of a field the browser looks through the whole page; one without an id can only have those around it. */
function labelsOf(field: Field): readonly HTMLLabelElement[] {
  const around = field.closest('label')
  if (field.id || around?.parentElement?.closest('label')) return [...(field.labels ?? [])]
  return around?.control === field ? [around] : []
}

/** The text of a label without that of fields within it. */
function wordsOf(node: Node): string {
  if (isText(node)) return node.data
  if (!isElement(node) || /^(textarea|select|button|input)$/.test(localName(node))) return ''
  return [...childNodes(node)].map(wordsOf).join(' ')
}

const isCell = (element: Element): element is HTMLTableCellElement => isHtml(element, 'td') || isHtml(element, 'th')

/** The header above a cell, in tables whose first row is made of headers. */
export function columnHeader(line: Line): string {
  const { cell } = line
  if (!cell || !isCell(cell) || cell.cellIndex < 0) return ''
  const row = shownParent(cell)
  const first = cell.closest('table')?.rows[0]
  if (!first || first === row || !row || !isHtml(row, 'tr')) return ''
  const header = first.cells[cell.cellIndex]
  const same = first.cells.length === row.cells.length
  return same && header?.localName === 'th' ? clean(textContent(header) ?? '') : ''
}

/** Whether a short line stands to the left of another, near it. */
function leadsBeside(before: Line, line: Line): boolean {
  if (before.text.length > 60 || !/\p{L}/u.test(before.text)) return false
  const met = meeting(before, line, 2, 3)
  return met !== undefined && sideBySide(before, line, met) && before.box.right <= line.box.left + 1
}

/** The nearest heading element above a line that is higher than what labels it; '' where there is none. */
export function headingOver(lines: readonly Line[], index: number): string {
  const line = lines[index]
  const isOver = (before: Line, of: Line) => before.heading > 0 && meeting(before, of, 4, 7) !== undefined
  const found = line && nearestBefore(lines, index, (before) => isOver(before, line))
  return found ? clean(found.text) : ''
}

function headingBefore(lines: readonly Line[], index: number, line: Line): string {
  const found = nearestBefore(lines, index, (before) => {
    if (before.field || before.editor || (before.control && !before.label)) return false
    return meeting(before, line, 4, 7) !== undefined && (isLabel(before) || leadsBeside(before, line))
  })
  return found ? clean(found.text) : ''
}

/** The nearest short line before another that is shown and of which the test holds; what was passed over is looked through too. */
function nearestBefore(lines: readonly Line[], index: number, test: (before: Line) => boolean): Line | undefined {
  const isIt = (before: Line) => before.text.length <= LONGEST && test(before) && before.shown > 0
  for (let i = index, seen = 0; i >= 0 && seen < LOOK_BACK; i--, seen++) {
    const { passed } = lines[i]!
    for (let k = passed.length - 1; k >= 0; k--) {
      const found = passed[k]!().findLast(isIt)
      if (found) return found
    }
    const before = lines[i - 1]
    if (before && isIt(before)) return before
  }
  return undefined
}
