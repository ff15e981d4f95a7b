/** What the person has selected in this document: then that, and nothing else, is what is read. */
import { isHtml } from './dom.ts'
import { deepActive } from './frames.ts'
import type { Line, Seg } from './line.ts'
import type { FieldPlace, TextPlace } from './places.ts'

export function selectedField(doc: Document): FieldPlace | undefined {
  const active = deepActive(doc)
  const text = active && (isHtml(active, 'textarea') || (isHtml(active, 'input') && active.type === 'text'))
  if (!text) return undefined
  const start = active.selectionStart ?? 0
  const selected = active.value.slice(start, active.selectionEnd ?? start)
  return selected.trim() ? { kind: 'field', text: selected, field: active, offset: start, whole: false } : undefined
}

/** What is selected of the document's own text. */
export function selectionOf(doc: Document): Range | undefined {
  const selection = doc.getSelection()
  return selection && selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : undefined
}

/** The selected part of the shown lines; undefined when the selection holds none of them. */
export function selectedText(range: Range, lines: readonly Line[]): TextPlace | undefined {
  let text = ''
  const segs: Seg[] = []
  for (const line of lines) {
    if (!line.field && line.shown === 0) continue
    const kept = line.segs.map((seg) => cut(seg, range)).filter((seg) => seg !== undefined)
    const first = kept[0]
    const last = kept.at(-1)
    if (!first || !last) continue
    if (text) text += line.before || '\n'
    const shift = text.length - first.start
    text += line.text.slice(first.start, last.start + last.length)
    for (const seg of kept) segs.push({ ...seg, start: seg.start + shift })
  }
  return text.trim() ? { kind: 'text', text, segs } : undefined
}

/** The part of a seg that lies within the range. */
function cut(seg: Seg, range: Range): Seg | undefined {
  const { node, offset, length, start } = seg
  if (!range.intersectsNode(node)) return undefined
  const from = range.startContainer === node ? Math.max(offset, range.startOffset) : offset
  const to = range.endContainer === node ? Math.min(offset + length, range.endOffset) : offset + length
  return from < to ? { node, offset: from, length: to - from, start: start + (from - offset) } : undefined
}
