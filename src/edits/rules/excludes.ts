/** Excludes1 and Excludes2 notes, in either direction, inherited from headers, blocks and chapters. */
import { type Context, type Diagnosis, finding, listed, type Rule } from '../context.ts'
import type { NoteGroup, NoteTable } from '../notes.ts'

/** Codes under the owner of a note beside codes that the note names: one of them for Excludes1, all for Excludes2. */
interface Meeting {
  group: NoteGroup
  named: Named[]
  under: Diagnosis[]
}

export const excludes: Rule = (context) => {
  const { notes } = context.edits
  const meetings = meetingsOf(context, notes)
  const told = new Set<string>()
  // a pair that several notes speak of, in either direction, is told once
  const fresh = ({ group, named, under }: Meeting): Meeting | undefined => {
    const untold = { named: new Set<Named>(), under: new Set<Diagnosis>() }
    for (const one of under) {
      for (const other of named) {
        const key = pairKey(one, other.code)
        if (told.has(key)) continue
        told.add(key)
        untold.named.add(other)
        untold.under.add(one)
      }
    }
    return untold.named.size === 0 ? undefined : { group, named: [...untold.named], under: [...untold.under] }
  }
  for (const kind of ['excludes1', 'excludes2'] as const) {
    for (const meeting of meetings) {
      const found = meeting.group.kind === kind ? fresh(meeting) : undefined
      if (found) context.find(kind === 'excludes1' ? conflict(found, notes) : together(found, notes))
    }
  }
}

const pairKey = (a: Diagnosis, b: Diagnosis): string => (a.raw < b.raw ? `${a.raw} ${b.raw}` : `${b.raw} ${a.raw}`)

/** Every note line that names one code of the claim while another stands under its owner. */
function meetingsOf({ diagnoses }: Context, notes: NoteTable): Meeting[] {
  const known = distinct(diagnoses)
  const namedBy = naming(notes, known)
  const meetings = new Map<string, Meeting>()
  for (const under of known) {
    for (const group of notes.groupsOf(under.row)) {
      if (group.kind !== 'excludes1' && group.kind !== 'excludes2') continue
      const all = namedBy(group)
      // a code that the note itself names stands beside what the note is about, not under it
      if (all.length === 0 || all.some(({ code }) => code === under)) continue
      for (const named of group.kind === 'excludes1' ? all.map((one) => [one]) : [all]) {
        const key = `${group.id} ${named.length === 1 ? named[0]!.code.raw : ''}`
        const meeting = meetings.get(key)
        if (meeting === undefined) meetings.set(key, { group, named: [...named], under: [under] })
        else meeting.under.push(under)
      }
    }
  }
  return [...meetings.values()]
}

interface Named {
  code: Diagnosis
  /** Of the note line, among the notes of its owner. */
  line: number
}

/** The codes that a note names, of those given; each note is looked through once. */
export function naming(notes: NoteTable, codes: readonly Diagnosis[]): (group: NoteGroup) => readonly Named[] {
  const found = new Map<number, Named[]>()
  return (group) => {
    const known = found.get(group.id)
    if (known) return known
    const named = codes.flatMap((code): Named[] => {
      const line = notes.naming(group, code.row)
      return line === undefined ? [] : [{ code, line }]
    })
    found.set(group.id, named)
    return named
  }
}

/** Each code once, and only codes that are in the classification. */
export function distinct(diagnoses: readonly Diagnosis[]): Diagnosis[] {
  const seen = new Set<string>()
  return diagnoses.filter(({ row, raw }) => {
    if (row < 0 || seen.has(raw)) return false
    seen.add(raw)
    return true
  })
}

function conflict({ group, named, under }: Meeting, notes: NoteTable) {
  const { code: other, line } = named[0]!
  const place = notes.place(group)
  // within one category the two can hardly be unrelated: the note tells forms of one condition apart
  const sameCategory = under.some((one) => one.raw.slice(0, 3) === other.raw.slice(0, 3))
  return finding('icd10cm.excludes1', sameCategory ? 'error' : 'question', [...under, other], {
    message: `${listed(under)} and ${other.code} are not coded together: Excludes1 at ${place}, "${notes.text(group, under[0]!.row, line)}".`,
    source: `ICD-10-CM Tabular List, Excludes1 at ${place}; guideline I.A.12.a`,
    resolve: sameCategory
      ? 'Keep the code that the record supports.'
      : 'Are the two conditions unrelated to each other? Only then may both be kept; otherwise keep the code that the note leads to. If the record does not say, ask the provider.',
  })
}

function together({ group, named, under }: Meeting, notes: NoteTable) {
  const place = notes.place(group)
  const codes = named.map(({ code }) => code)
  return finding('icd10cm.excludes2', 'info', [...under, ...codes], {
    message: `${listed(under)} does not include ${listed(codes)} (Excludes2 at ${place}, "${notes.text(group, under[0]!.row, named[0]!.line)}"${codes.length > 1 ? ' and more' : ''}); they may be coded together.`,
    source: `ICD-10-CM Tabular List, Excludes2 at ${place}; guideline I.A.12.b`,
    resolve: 'Nothing, where the record supports these conditions.',
  })
}
