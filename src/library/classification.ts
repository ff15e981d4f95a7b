/** ICD-10-CM over the typed arrays of the index. */
import type { Index } from '../store/format.ts'
import { lowerBound } from '../store/sorted.ts'
import { codeKey, dotted, keyCode } from './code-key.ts'
import { OPEN_DAY } from './day.ts'
import { NOTE_KINDS } from './layout.ts'
import { perRow } from './per-row.ts'
import type { Classification, Day, Note, Place, Row } from './types.ts'

const STATUS = ['long', 'short', 'none'] as const
const NO_PLACE = 0xffff
const ITEM = 128

/** Views only: opening costs nothing that grows with the number of codes. Throws `IndexError` when a section is missing. */
export function openClassification(index: Index): Classification {
  const key = index.f64('cm.key')
  const parent = index.i32('cm.parent')
  const end = index.i32('cm.end')
  const status = index.u8('cm.status')
  const history = index.u16('cm.history')
  const historyStart = index.u32('cm.history.start')
  const periodFrom = index.i32('cm.period.from')
  const periodTo = index.i32('cm.period.to')
  const periodBillable = index.u8('cm.period.billable')
  const title = index.i32('cm.title')
  const titleText = index.strings('cm.title.text')
  const extension = index.strings('cm.extension')
  const revisionRow = index.i32('cm.revision.row')
  const revisionFrom = index.i32('cm.revision.from')
  const revisionTo = index.i32('cm.revision.to')
  const revisionTitle = index.i32('cm.revision.title')
  const placeId = index.strings('cm.place.id')
  const placeTitle = index.strings('cm.place.title')
  const placeChapter = index.u8('cm.place.chapter')
  const placeWrapper = index.u16('cm.place.wrapper')
  const chapterFirst = index.i32('cm.chapter.first')
  const blockOf = index.u16('cm.block')
  const noteOwner = index.i32('cm.note.owner')
  const noteFlags = index.u8('cm.note.flags')
  const noteRelease = index.u8('cm.note.release')
  const note = index.u32('cm.note')
  const noteText = index.strings('cm.note.text')
  const releaseText = index.strings('cm.release')
  const seventhOwner = index.i32('cm.seventh.owner')
  const seventhChar = index.u8('cm.seventh.char')
  const seventhMeaning = index.u16('cm.seventh.meaning')
  const size = key.length

  const notesAt = (owner: number): Note[] => {
    const notes: Note[] = []
    for (let i = lowerBound(noteOwner, owner); noteOwner[i] === owner; i++) {
      const flags = noteFlags[i]!
      notes.push({
        kind: NOTE_KINDS[flags & ~ITEM]!,
        text: noteText.get(note[i]!),
        release: releaseText.get(noteRelease[i]!),
        item: (flags & ITEM) !== 0,
      })
    }
    return notes
  }
  const place = (p: number): Place => ({
    id: placeId.get(p),
    title: placeTitle.get(p),
    notes: notesAt(size + p),
  })
  const periodOn = (row: Row, day: Day): number => {
    const h = history[row]
    if (h === undefined) return -1
    for (let p = historyStart[h]!; p < historyStart[h + 1]!; p++) {
      if (periodFrom[p]! <= day && day <= periodTo[p]!) return p
    }
    return -1
  }
  const titleOf = (row: Row, day?: Day): string => {
    if (day !== undefined) {
      for (let i = lowerBound(revisionRow, row); revisionRow[i] === row; i++) {
        if (revisionFrom[i]! <= day && day <= revisionTo[i]!) return titleText.get(revisionTitle[i]!)
      }
    }
    const t = title[row]
    if (t === undefined) return ''
    // composed with the latest title of the base: what differed on the day stands among the revisions
    return t >= 0 ? titleText.get(t) : `${titleOf(parent[row]!)}, ${extension.get(-1 - t)}`
  }
  const blocksOf = (row: Row): number[] => {
    const blocks: number[] = []
    for (let b = blockOf[row] ?? NO_PLACE; b !== NO_PLACE; b = placeWrapper[b]!) blocks.unshift(b)
    return blocks
  }
  const chapterOf = (row: Row): number => {
    const b = blockOf[row]!
    if (b !== NO_PLACE) return placeChapter[b]!
    let best = 0
    for (let c = 1; c < chapterFirst.length; c++) {
      if (chapterFirst[c]! <= row && chapterFirst[c]! >= chapterFirst[best]!) best = c
    }
    return best
  }

  /** The 7th characters that exist at this very code ("D" does not at S06.307); '' at a header above. */
  const charactersUsed = (row: Row): string => {
    const base = keyCode(key[row]!).length === 7 ? parent[row]! : row
    let used = ''
    for (let r = base + 1; r < end[base]!; r++) {
      const code = keyCode(key[r]!)
      if (parent[r] !== base || code.length !== 7) return ''
      used += code[6]
    }
    return used
  }

  return {
    size,
    find: (code) => {
      const k = codeKey(code)
      const i = lowerBound(key, k)
      return k >= 0 && key[i] === k ? i : -1
    },
    firstFrom: (code) => lowerBound(key, Math.max(0, codeKey(code))),
    code: perRow((row) => dotted(keyCode(key[row] ?? 0))),
    rawCode: perRow((row) => keyCode(key[row] ?? 0)),
    title: titleOf,
    titleStatus: (row) => STATUS[status[row]!] ?? 'none',
    parent: (row) => parent[row] ?? -1,
    children: (row) => {
      const rows: Row[] = []
      for (let r = row + 1; r < (end[row] ?? 0); r = end[r]!) rows.push(r)
      return rows
    },
    subtreeEnd: (row) => end[row] ?? row + 1,
    isValid: (row, day) => periodOn(row, day) >= 0,
    isBillable: (row, day) => {
      const p = periodOn(row, day)
      return p >= 0 && periodBillable[p] === 1
    },
    periods: (row) => {
      const h = history[row]
      if (h === undefined) return []
      return Array.from({ length: historyStart[h + 1]! - historyStart[h]! }, (_, i) => {
        const p = historyStart[h]! + i
        const to = periodTo[p]!
        return {
          from: periodFrom[p]!,
          to: to === OPEN_DAY ? Number.POSITIVE_INFINITY : to,
          billable: periodBillable[p] === 1,
        }
      })
    },
    notes: notesAt,
    block: (row) => {
      const b = blocksOf(row).at(-1)
      return b === undefined ? undefined : place(b)
    },
    blocks: (row) => blocksOf(row).map(place),
    chapter: (row) => place(chapterOf(row)),
    seventhCharacters: (row) => {
      let owner = row
      while (owner >= 0 && seventhOwner[lowerBound(seventhOwner, owner)] !== owner) owner = parent[owner]!
      const meanings: Record<string, string> = {}
      if (owner < 0) return meanings
      const used = charactersUsed(row)
      for (let i = lowerBound(seventhOwner, owner); seventhOwner[i] === owner; i++) {
        const char = String.fromCharCode(seventhChar[i]!)
        if (used === '' || used.includes(char)) meanings[char] = extension.get(seventhMeaning[i]!)
      }
      return meanings
    },
  }
}
