/** Excludes1 and Excludes2 notes, in either direction, inherited from headers, blocks and chapters. */
import { type Context, type Diagnosis, finding, listed, type Rule } from '../context.ts'
import type { NoteGroup, NoteTable } from '../notes.ts'

/** Codes under the owner of a note beside a code that one of its lines names. */
interface Meeting {
  group: NoteGroup
  line: number
  named: Diagnosis
  under: Diagnosis[]
}

export const excludes: Rule = (context) => {
  const { notes } = context.edits
  const meetings = meetingsOf(context, notes)
  const conflicts = meetings.filter(({ group }) => group.kind === 'excludes1')
  const told = new Set<string>()
  // a pair that several notes speak of, in either direction, is told once
  const fresh = (meeting: Meeting): Meeting | undefined => {
    const under = meeting.under.filter((one) => !told.has(pairKey(one, meeting.named)))
    for (const one of under) told.add(pairKey(one, meeting.named))
    return under.length > 0 ? { ...meeting, under } : undefined
  }
  for (const meeting of conflicts) {
    const found = fresh(meeting)
    if (found) context.find(conflict(found, notes))
  }
  for (const meeting of meetings) {
    const found = meeting.group.kind === 'excludes2' ? fresh(meeting) : undefined
    if (found) context.find(together(found, notes))
  }
}

const pairKey = (a: Diagnosis, b: Diagnosis): string => [a.raw, b.raw].sort().join(' ')

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
      for (const { code: named, line } of all) {
        const key = `${group.id} ${line} ${named.raw}`
        const meeting = meetings.get(key)
        if (meeting === undefined) meetings.set(key, { group, line, named, under: [under] })
        else meeting.under.push(under)
      }
    }
  }
  return [...meetings.values()]
}

export interface Named {
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

function conflict({ group, line, named, under }: Meeting, notes: NoteTable) {
  const first = under[0]!
  const place = notes.place(group)
  // within one category the two can hardly be unrelated: the note tells forms of one condition apart
  const sameCategory = under.some((one) => one.raw.slice(0, 3) === named.raw.slice(0, 3))
  return finding('icd10cm.excludes1', sameCategory ? 'error' : 'question', [...under, named], {
    message: `${listed(under)} and ${named.code} are not coded together: Excludes1 at ${place}, "${notes.text(group, first.row, line)}".`,
    source: `ICD-10-CM Tabular List, Excludes1 at ${place}; guideline I.A.12.a`,
    resolve: sameCategory
      ? 'Keep the code that the record supports.'
      : 'Are the two conditions unrelated to each other? Only then may both be kept; otherwise keep the code that the note leads to. If the record does not say, ask the provider.',
  })
}

function together({ group, line, named, under }: Meeting, notes: NoteTable) {
  const place = notes.place(group)
  return finding('icd10cm.excludes2', 'info', [...under, named], {
    message: `${listed(under)} ${under.length > 1 ? 'do' : 'does'} not include ${named.code} (Excludes2 at ${place}, "${notes.text(group, under[0]!.row, line)}"); both may be coded.`,
    source: `ICD-10-CM Tabular List, Excludes2 at ${place}; guideline I.A.12.b`,
    resolve: 'Nothing, where the record supports both conditions.',
  })
}
