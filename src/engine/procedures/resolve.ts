/** From a procedure that a note names to its code: the root operation and body part by the lexicon, the rest by the words around it. */
import { samePart, withoutSide } from '../../library/procedures/cells.ts'
import type { ApproachEntry, LexiconEntry } from '../../library/procedures/lexicon.ts'
import type { ProcedureSearch } from '../../library/procedures/search-data.ts'
import type { Pattern, Position } from '../../library/procedures/types.ts'
import type { Day, Row } from '../../library/types.ts'
import type { Note } from '../note.ts'
import type { ProcedureMention, Range } from './types.ts'

export type Side = 'right' | 'left' | 'bilateral'

export interface Resolved {
  row: Row
  /** Axes that the lexicon leaves open and the note does not settle. */
  open: Position[]
  /** The note does not say the side. */
  sideOpen: boolean
  /** Nor which of several body parts. */
  siteOpen: boolean
}

/** A code, and how far it is from what the entry usually means. */
interface Found {
  row: Row
  away: number
}

const SIDE = /\b(Right|Left|Bilateral)\b/
/** Words around a mention that may say its side or approach. */
const AROUND = 5
const TOTAL = new Set(['total', 'complete', 'radical', 'whole', 'entire'])
const PARTIAL = new Set(['partial', 'subtotal', 'wedge', 'segmental', 'local', 'limited', 'conservative'])
/** What is cut out of an organ that stays: the root operation is Excision, not Resection (PCS B3.8). */
const PART_OF = new Set(
  'tumor mass lesion nodule polyp cyst neoplasm nodular metastase metastasis fragment piece portion segment ulcer wart nevus plaque papilloma fibroma lipoma neoformation excrescence growth'.split(
    ' ',
  ),
)
const WITH_APPROACH = '01234'

export class Resolver {
  private readonly approaches = new Map<string, string>()

  constructor(private readonly data: ProcedureSearch) {
    const isWord = (entry: LexiconEntry): entry is ApproachEntry =>
      entry.kind === 'approaches' && entry.words.length === 1
    for (const { words, values } of data.entries.filter(isWord)) this.approaches.set(words[0]!, values)
  }

  /** Codes valid on the day: one, or one for each side; none when nothing fits. */
  resolve(note: Note, forms: readonly string[], mention: ProcedureMention, day: Day): Resolved[] {
    const words = this.around(note, forms, mention)
    const patterns = this.ordered(mention, words)
    const rows = this.rowsOf(mention, patterns, day)
    if (rows.length === 0) return []
    const approach = this.approachOf(words)
    const reached = approach && rows.filter(({ row }) => this.reaches(row, approach))
    const pool = reached && reached.length > 0 ? reached : rows
    const { placed, siteOpen } = this.placed(mention, pool)
    const best = Math.min(...placed.map(({ away }) => away))
    const first = placed.filter(({ away }) => away === best)
    const approached = Boolean(approach && reached && reached.length > 0)
    return this.sided(note, forms, mention, first, placed, approached).map((one) => ({ ...one, siteOpen }))
  }

  /** Words near the mention, in its sentence. */
  private around(note: Note, forms: readonly string[], mention: ProcedureMention): Set<string> {
    const { from, to } = wholeOf(mention)
    const segment = note.segments[mention.sentence]!
    return new Set(forms.slice(Math.max(segment.from, from - AROUND), Math.min(segment.to, to + AROUND)))
  }

  /** All of a body part or a part of it: what the words around say goes first. */
  private ordered(mention: ProcedureMention, words: ReadonlySet<string>): readonly Pattern[] {
    const { patterns } = mention.entry
    const has = (set: ReadonlySet<string>): boolean => [...set].some((word) => words.has(word))
    const first = has(PARTIAL) || (mention.site && has(PART_OF)) ? 'B' : has(TOTAL) ? 'T' : undefined
    if (first === undefined) return patterns
    return [...patterns].sort((a, b) => Number(b[2] === first) - Number(a[2] === first))
  }

  private rowsOf(mention: ProcedureMention, patterns: readonly Pattern[], day: Day): Found[] {
    const { procedures, cells } = this.data
    const rows: Found[] = []
    const add = (further: number) => (row: Row, away: number) => {
      if (procedures.isValid(row, day)) rows.push({ row, away: further * FURTHER + away })
    }
    if (mention.site === undefined) {
      patterns.forEach((pattern, further) => {
        procedures.matching(pattern, add(further))
      })
      return rows
    }
    for (const [i, label] of mention.site.labels.entries()) {
      const prefixes = (cells.get(label.toLowerCase()) ?? []).map(({ prefix }) => prefix)
      patterns.forEach((pattern, further) => {
        for (const prefix of prefixes) {
          const fitting = pattern.map((value, at) => (at < 4 ? both(value, prefix[at]!) : value))
          if (fitting.includes(NOTHING)) continue
          procedures.matching(fitting, add(further + i * patterns.length))
        }
      })
      if (rows.length > 0) break
    }
    return rows
  }

  /** Of several body parts that a name may mean, the one that the sentence names. */
  private placed(mention: ProcedureMention, rows: readonly Found[]): { placed: readonly Found[]; siteOpen: boolean } {
    const { procedures } = this.data
    const labelOf = ({ row }: Found): string => procedures.label(procedures.code(row), 4)
    const part = (found: Found): string => withoutSide(labelOf(found)).toLowerCase()
    const lead = rows.reduce((a, b) => (b.away < a.away ? b : a))
    const table = procedures.code(lead.row).slice(0, 3)
    const several = rows.some(
      (found) => procedures.code(found.row).startsWith(table) && !samePart(labelOf(lead), labelOf(found)),
    )
    if (mention.site !== undefined || !several) return { placed: rows, siteOpen: false }
    for (const label of mention.near) {
      const there = rows.filter((found) => part(found) === label.toLowerCase())
      if (there.length > 0) return { placed: there, siteOpen: false }
    }
    return { placed: rows, siteOpen: true }
  }

  private approachOf(words: ReadonlySet<string>): string | undefined {
    for (const word of words) {
      const values = this.approaches.get(word)
      if (values !== undefined) return values
    }
    return undefined
  }

  private reaches(row: Row, values: string): boolean {
    const code = this.data.procedures.code(row)
    return WITH_APPROACH.includes(code[0]!) && values.includes(code[4]!)
  }

  /** One code for each side that the note names; the first one, marked open, when it names none and there are several. */
  private sided(
    note: Note,
    forms: readonly string[],
    mention: ProcedureMention,
    first: readonly Found[],
    pool: readonly Found[],
    approached: boolean,
  ): Omit<Resolved, 'siteOpen'>[] {
    const { procedures } = this.data
    const labelOf = (row: Row): string => procedures.label(procedures.code(row), 4)
    const sideOf = (row: Row): string | undefined => SIDE.exec(labelOf(row))?.[1]?.toLowerCase()
    const lead = first[0]!.row
    const family = pool.filter(({ row }) =>
      sameButSide(procedures.code(lead), procedures.code(row), labelOf(lead), labelOf(row)),
    )
    const sides = new Set(family.map(({ row }) => sideOf(row)))
    const sided = sides.has('right') || sides.has('left')
    const open = this.openAxes(mention, lead, approached)
    if (!sided) return [{ row: lead, open, sideOpen: false }]
    const found = sidesNear(note, forms, mention)
    const wanted =
      found.has('bilateral') || found.size > 1
        ? sides.has('bilateral')
          ? ['bilateral']
          : ['right', 'left']
        : [...found]
    const rows = wanted.flatMap((side) => family.find(({ row }) => sideOf(row) === side)?.row ?? [])
    if (rows.length > 0) return rows.map((row) => ({ row, open, sideOpen: false }))
    const whole = family.find(({ row }) => sideOf(row) === undefined)
    return [{ row: whole?.row ?? lead, open, sideOpen: sideOf(whole?.row ?? lead) !== undefined }]
  }

  /** Axes on which the entry allows several values, and nothing in the note chose one. */
  private openAxes(mention: ProcedureMention, row: Row, approached: boolean): Position[] {
    const code = this.data.procedures.code(row)
    if (code[0] !== '0') return []
    const pattern = mention.entry.patterns.find((one) =>
      one.every((values, i) => values === '' || values.includes(code[i]!)),
    )
    if (pattern === undefined) return []
    return ([5, 6] as const).filter((position) => pattern[position - 1]!.length > 1 && !(position === 5 && approached))
  }
}

/** A further pattern of an entry is meant only when none before it fits. */
const FURTHER = 100
const NOTHING = '-'

/** The values of a class that are the one character. */
const both = (values: string, value: string): string => (values === '' || values.includes(value) ? value : NOTHING)

const sameButSide = (a: string, b: string, label: string, other: string): boolean =>
  a.slice(0, 3) === b.slice(0, 3) && a.slice(4) === b.slice(4) && samePart(label, other)

const wholeOf = (mention: ProcedureMention): Range => ({
  from: Math.min(mention.from, mention.site?.from ?? mention.from),
  to: Math.max(mention.to, mention.site?.to ?? mention.to),
})

/** Sides named within the mention or near it, else the one that its sentence names. */
function sidesNear(note: Note, forms: readonly string[], mention: ProcedureMention): Set<Side> {
  const { from, to } = wholeOf(mention)
  const segment = note.segments[mention.sentence]!
  const within = (low: number, high: number): Set<Side> => {
    const found = new Set<Side>()
    for (let i = Math.max(segment.from, low); i < Math.min(segment.to, high); i++) {
      const side = sideWord(note.forms[i] === 'right' || note.forms[i] === 'left' ? note.forms[i]! : forms[i]!)
      if (side) found.add(side)
    }
    return found
  }
  const near = within(from - 3, to + AROUND)
  return near.size > 0 ? near : within(segment.from, segment.to)
}

function sideWord(form: string): Side | undefined {
  if (form === 'right' || form === 'left') return form
  return form === 'bilateral' || form === 'bilaterally' || form === 'both' ? 'bilateral' : undefined
}
