/** Names with what a form says of them: "Fever: none", "[x] asthma", "cough (-)", "+ cough / - fever". */
import type { Field, FieldValue, Sentences } from './types.ts'

const MAX_KEY = 70
const NO =
  /^(?:no|none|nil|negative|neg|denies|denied|absent|never|n|false|0|non-?contributory|not (?:present|applicable|reported|noted)|(?:he|she|pt|patient) denies)$/
const YES =
  /^(?:yes|positive|pos|present|y|true|x|\+{1,3}|endorsed|endorses|reports|reported|confirmed|active|current)$/
const PAST =
  /^(?:past|former|formerly|previous|previously|resolved|remote|quit|in remission|h\/o|history of|hx|in the past)\b/
const MAYBE =
  /^(?:possible|possibly|probable|probably|suspected|suspect|likely|unknown|unsure|uncertain|questionable|\?+|\+\/-|maybe|borderline|rule out|r\/o)$/
/** Words behind yes and no that change nothing. */
const TAIL =
  /(?:[ ,]+(?:known|reported|noted|present|identified|any|at (?:this|the present) time|currently|today|to date|per patient|for me))+$/
const KEY_WORD = /\p{L}/u
const VALUE_END = /[;\n|\t]|\.(?=\s|$)|,(?!\d)/
const MAX_VALUE = 120
const CHECKED = /^(?:x|X|✓|✔|✗|✘|\*|\+|y|Y)$/
const BOX =
  /\[([ \t_]{0,3}|[xX✓✔✗✘*+yYnN-])\]|\(([ \t_]{1,3}|[xX✓✔✗✘*])\)|([\u2610\u25a1])|([\u2611\u2612\u25a0\u2705])/g
const BRACKETED_SIGN =
  /\(([+\u2212–-]|\+\/-|\?|neg(?:ative)?|pos(?:itive)?|yes|no|none|absent|present|denies|denied)\)/gi
const SIGN = /(^|[\s,;:/(])([+\u2212-])[ \t]?(?=[A-Za-z])/g
const LABEL = /^[ \t]*(yes|no|y|n|pos(?:itive)?|neg(?:ative)?|present|absent)\b/i

/** All fields of the text, ordered by key. Keys and values stay within their sentence. */
export function findFields(text: string, sentences: Sentences): Field[] {
  const fields: Field[] = []
  for (let s = 0; s < sentences.count; s++) {
    const from = sentences.start[s]!
    const to = sentences.end[s]!
    const sentence = text.slice(from, to)
    const before = fields.length
    if (/[[(\u2610\u2611\u2612\u25a0\u25a1\u2705]/.test(sentence)) {
      boxes(sentence, from, fields)
      if (fields.length === before) bracketedSigns(sentence, from, fields)
    }
    if (fields.length === before && sentence.includes('+')) signs(sentence, from, fields)
    if (fields.length === before && sentence.includes(':')) keys(sentence, from, fields)
    if (fields.length === before) cells(text, sentences, s, fields)
  }
  return fields.sort((a, b) => a.keyStart - b.keyStart)
}

/** What a value says, taken as a whole. */
export function readValue(value: string): FieldValue {
  const plain = value.trim().toLowerCase().replace(/\s+/g, ' ')
  if (plain === '' || /^[_.*\-–—]{2,}$/.test(plain)) return 'empty'
  const bare = plain.replace(/^(?:any|is|are|was|were)\s+/, '').replace(TAIL, '')
  if (NO.test(bare) || /^[-–\u2212]$/.test(plain)) return 'no'
  if (YES.test(bare)) return 'yes'
  if (MAYBE.test(bare)) return 'maybe'
  return PAST.test(plain) ? 'past' : 'text'
}

/** "Cough: none", "Fever, chills: denies". The key begins where the sentence or the field before it ends. */
function keys(sentence: string, offset: number, fields: Field[]): void {
  let floor = 0
  for (let colon = sentence.indexOf(':'); colon >= 0; colon = sentence.indexOf(':', colon + 1)) {
    if (/\d/.test(sentence[colon - 1] ?? '') && /\d/.test(sentence[colon + 1] ?? '')) continue
    let keyStart = Math.max(floor, colon - MAX_KEY)
    if (keyStart > floor) keyStart = nextWord(sentence, keyStart, colon)
    keyStart += sentence.slice(keyStart, colon).lastIndexOf(';') + 1
    while (keyStart < colon && /[\s,;.*\-•]/.test(sentence[keyStart]!)) keyStart++
    let keyEnd = colon
    while (keyEnd > keyStart && /[\s*]/.test(sentence[keyEnd - 1]!)) keyEnd--
    if (keyEnd <= keyStart || !KEY_WORD.test(sentence.slice(keyStart, keyEnd))) continue
    const [valueStart, valueEnd] = valueAfter(sentence, colon + 1)
    const value = readValue(sentence.slice(valueStart, valueEnd))
    fields.push({
      keyStart: offset + keyStart,
      keyEnd: offset + keyEnd,
      valueStart: offset + valueStart,
      valueEnd: offset + valueEnd,
      value,
    })
    floor = value === 'text' ? colon + 1 : valueEnd
  }
}

function nextWord(sentence: string, from: number, to: number): number {
  let i = from
  while (i < to && !/\s/.test(sentence[i]!)) i++
  return i
}

function valueAfter(sentence: string, from: number): [number, number] {
  let start = from
  while (start < sentence.length && /[\s*]/.test(sentence[start]!)) start++
  const window = sentence.slice(start, start + MAX_VALUE)
  const stop = window.search(VALUE_END)
  let end = start + (stop >= 0 ? stop : window.length)
  const colon = window.search(/(?<!\d):|:(?!\d)/)
  if (colon >= 0 && start + colon < end) {
    // "Fever: no Cough: yes": the value is the first word, the rest is the next key
    const space = window.indexOf(' ')
    if (space > 0 && space < colon && readValue(window.slice(0, space)) !== 'text') end = start + space
  }
  while (end > start && /\s/.test(sentence[end - 1]!)) end--
  return [start, end]
}

/** Check boxes: before what they tick, or before "yes" and "no" behind a name. */
function boxes(sentence: string, offset: number, fields: Field[]): void {
  const found = [...sentence.matchAll(BOX)]
  for (let i = 0; i < found.length; i++) {
    const box = found[i]!
    const at = box.index
    const after = at + box[0].length
    const next = found[i + 1]?.index ?? sentence.length
    const ticked = box[4] !== undefined || CHECKED.test((box[1] ?? box[2] ?? '').trim())
    const crossed = /^[nN-]$/.test((box[1] ?? '').trim())
    const label = LABEL.exec(sentence.slice(after, next))
    if (label) {
      const says = readValue(label[1]!)
      const value: FieldValue = ticked ? says : 'empty'
      const keyStart = i > 0 ? endOfLabel(sentence, found[i - 1]!.index + found[i - 1]![0].length, at) : 0
      const key = trimmed(sentence, keyStart, at)
      if (ticked && key) push(fields, offset, key, at, after, value)
      else if (
        i === 0 &&
        key &&
        !found.some((b, k) => k > 0 && LABEL.test(sentence.slice(b.index + b[0].length, b.index + 20)))
      ) {
        push(fields, offset, key, at, after, value)
      } else if (ticked && i > 0) {
        const first = trimmed(sentence, 0, found[0]!.index)
        if (first) push(fields, offset, first, at, after, value)
      }
      continue
    }
    const key = trimmed(sentence, after, next)
    if (key) push(fields, offset, key, at, after, ticked ? 'yes' : crossed ? 'no' : 'empty')
  }
}

function endOfLabel(sentence: string, from: number, to: number): number {
  const label = LABEL.exec(sentence.slice(from, to))
  return label ? from + label[0].length : from
}

/** "Cough (-), fever (+)": the sign belongs to the words before it, back to the last comma. */
function bracketedSigns(sentence: string, offset: number, fields: Field[]): void {
  let floor = 0
  for (const sign of sentence.matchAll(BRACKETED_SIGN)) {
    const low = Math.max(floor, sign.index - 2 * MAX_KEY)
    const before = sentence.slice(low, sign.index)
    const cut = low + Math.max(before.lastIndexOf(','), before.lastIndexOf(';')) + 1
    const key = trimmed(sentence, cut, sign.index)
    const end = sign.index + sign[0].length
    if (key) push(fields, offset, key, sign.index, end, readValue(sign[1]!))
    else {
      const window = sentence.slice(end, end + 2 * MAX_KEY)
      const stop = window.search(/[,;]|\([+-]\)/)
      const behind = trimmed(sentence, end, end + (stop >= 0 ? stop : window.length))
      if (behind) push(fields, offset, behind, sign.index, end, readValue(sign[1]!))
    }
    floor = end
  }
}

/** "+ cough / - fever": needs at least one plus, since a lone minus is a dash or a bullet. */
function signs(sentence: string, offset: number, fields: Field[]): void {
  const found = [...sentence.matchAll(SIGN)]
  if (!found.some((m) => m[2] === '+')) return
  for (let i = 0; i < found.length; i++) {
    const at = found[i]!.index + found[i]![1]!.length
    const from = found[i]!.index + found[i]![0].length
    const limit = found[i + 1]?.index ?? sentence.length
    const stop = /[;.]/.exec(sentence.slice(from, limit))
    const key = trimmed(sentence, from, stop ? from + stop.index : limit)
    if (key) push(fields, offset, key, at, at + 1, found[i]![2] === '+' ? 'yes' : 'no')
  }
}

/** Two cells of a table row: a name and a bare yes or no. */
function cells(text: string, sentences: Sentences, s: number, fields: Field[]): void {
  if (s === 0 || sentences.block[s] !== sentences.block[s - 1]) return
  const gap = text.slice(sentences.end[s - 1]!, Math.min(sentences.start[s]!, sentences.end[s - 1]! + 20))
  if (!/[|\t]/.test(gap)) return
  const [from, to] = [sentences.start[s]!, sentences.end[s]!]
  if (to - from > 30) return
  const value = readValue(text.slice(from, to))
  const keyLength = sentences.end[s - 1]! - sentences.start[s - 1]!
  if (value === 'text' || value === 'empty' || keyLength > MAX_KEY) return
  if (readValue(text.slice(sentences.start[s - 1]!, sentences.end[s - 1]!)) !== 'text') return
  fields.push({
    keyStart: sentences.start[s - 1]!,
    keyEnd: sentences.end[s - 1]!,
    valueStart: from,
    valueEnd: to,
    value,
  })
}

function trimmed(sentence: string, from: number, to: number): [number, number] | undefined {
  let s = from
  let e = to
  while (s < e && /[\s,;:/]/.test(sentence[s]!)) s++
  while (e > s && /[\s,;:/.]/.test(sentence[e - 1]!)) e--
  return e > s && e - s <= 2 * MAX_KEY ? [s, e] : undefined
}

function push(
  fields: Field[],
  offset: number,
  key: [number, number],
  from: number,
  to: number,
  value: FieldValue,
): void {
  fields.push({
    keyStart: offset + key[0],
    keyEnd: offset + key[1],
    valueStart: offset + from,
    valueEnd: offset + to,
    value,
  })
}
