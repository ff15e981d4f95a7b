/**
 * The axes of an ICD-10-CM code, read off its characters: each character after the category divides what is above it by one thing (site, type,
 * laterality, encounter), so the codes that differ from this one in a single character are its refinements.
 */
import type { RecordAxis } from '../platform/messages.ts'
import type { Classification, Day, Row } from './types.ts'

const CATEGORY = 3
const SEVENTH = 7

/** Axes that are told by their values; otherwise an axis has the number of its character. */
const KNOWN: { name: string; words: ReadonlySet<string>; least: number }[] = [
  { name: 'Laterality', words: new Set(['right', 'left', 'bilateral']), least: 2 },
  { name: 'Trimester', words: new Set(['first', 'second', 'third']), least: 3 },
  { name: 'Stage', words: new Set(['stage']), least: 2 },
  { name: 'Severity', words: new Set(['mild', 'moderate', 'severe']), least: 2 },
  { name: 'Acuity', words: new Set(['acute', 'chronic', 'subacute']), least: 2 },
]

/** A longer value says more than the axis that one of its words names. */
const NAMED_WORDS = 5

/** Characters 4 to 7 as far as the code or header has them, and the next one where it is open. Only codes of the day are offered. */
export function refinements(cm: Classification, row: Row, day: Day): RecordAxis[] {
  const raw = cm.rawCode(row)
  const axes: RecordAxis[] = []
  for (let length = CATEGORY; length < Math.min(raw.length + 1, SEVENTH - 1); length++) {
    const above = cm.find(raw.slice(0, length))
    if (above < 0) continue
    const siblings = cm.children(above).filter((r) => cm.rawCode(r).length === length + 1 && cm.isValid(r, day))
    if (siblings.length < 2) continue
    axes.push(axisOf(cm, raw, length, siblings, day))
  }
  const encounter = seventhAxis(cm, row, raw, day)
  return encounter ? [...axes, encounter] : axes
}

function axisOf(cm: Classification, raw: string, at: number, siblings: Row[], day: Day): RecordAxis {
  const labels = distinguishing(siblings.map((r) => cm.title(r, day)))
  const choices = siblings.map((sibling, i) => {
    const value = cm.rawCode(sibling)[at]!
    // what the code says on its other axes is kept where the classification has the combination
    const swapped = cm.find(raw.slice(0, at) + value + raw.slice(at + 1))
    const code = cm.code(swapped >= 0 && cm.isValid(swapped, day) ? swapped : sibling)
    return { value, label: labels[i]!, code }
  })
  const value = raw[at] ?? ''
  return { name: nameOf(labels, at), value, label: choices.find((c) => c.value === value)?.label ?? '', choices }
}

function seventhAxis(cm: Classification, row: Row, raw: string, day: Day): RecordAxis | undefined {
  const base = raw.length === SEVENTH ? cm.parent(row) : row
  const choices = cm
    .children(base)
    .filter((r) => cm.rawCode(r).length === SEVENTH && cm.isValid(r, day))
    .map((r) => {
      const value = cm.rawCode(r)[SEVENTH - 1]!
      return { value, label: cm.seventhCharacters(r)[value] ?? cm.title(r, day), code: cm.code(r) }
    })
  if (choices.length === 0) return undefined
  const value = raw[SEVENTH - 1] ?? ''
  return { name: '7th character', value, label: choices.find((c) => c.value === value)?.label ?? '', choices }
}

/** What is left of each title when the words that all begin and end with are taken away; never nothing. */
function distinguishing(titles: string[]): string[] {
  const words = titles.map((title) => title.split(' '))
  const shortest = Math.min(...words.map((w) => w.length))
  const same = (of: (w: string[]) => string | undefined) => words.every((w) => of(w) === of(words[0]!))
  let start = 0
  while (start < shortest - 1 && same((w) => w[start])) start++
  let end = 0
  while (end < shortest - start - 1 && same((w) => w.at(-1 - end))) end++
  return words.map((w) =>
    w
      .slice(start, w.length - end)
      .join(' ')
      .replace(/^[,;]\s*|[,;]$/g, ''),
  )
}

function nameOf(labels: string[], at: number): string {
  const named = KNOWN.find(({ words, least }) => {
    const found = labels.filter((label) =>
      label
        .toLowerCase()
        .split(/[^a-z]+/)
        .some((word) => words.has(word)),
    )
    const plain = found.every((label) => label.split(' ').length <= NAMED_WORDS)
    return plain && found.length >= Math.max(least, labels.length - 2)
  })
  return named?.name ?? `Character ${at + 1}`
}
