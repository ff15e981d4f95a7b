/** Code first, use additional code, code also: what is missing and what stands in the wrong order (guidelines I.A.13 and I.A.17). */
import { type Context, type Diagnosis, finding, listed, type Rule } from '../context.ts'
import type { NoteGroup } from '../notes.ts'
import type { Severity } from '../types.ts'
import { distinct, naming } from './excludes.ts'

type NamedBy = ReturnType<typeof naming>

export const instructions: Rule = (context) => {
  const known = distinct(context.diagnoses)
  const namedBy = naming(context.edits.notes, known)
  const additional = new Map<number, { group: NoteGroup; under: Diagnosis[] }>()
  for (const diagnosis of known) {
    for (const group of context.edits.notes.groupsOf(diagnosis.row)) {
      if (group.kind === 'codeFirst') codeFirst(context, namedBy, diagnosis, group)
      if (group.kind !== 'useAdditionalCode' && group.kind !== 'codeAlso') continue
      const entry = additional.get(group.id)
      if (entry === undefined) additional.set(group.id, { group, under: [diagnosis] })
      else entry.under.push(diagnosis)
    }
  }
  for (const { group, under } of additional.values()) further(context, namedBy, group, under)
}

function codeFirst(context: Context, namedBy: NamedBy, diagnosis: Diagnosis, group: NoteGroup): void {
  const { notes } = context.edits
  const named = namedBy(group).filter(({ code }) => code !== diagnosis)
  if (named.some(({ code }) => code.position < diagnosis.position)) return
  const later = named[0]
  const place = notes.place(group)
  const source = `ICD-10-CM Tabular List, "code first" at ${place}; guideline I.A.13`
  if (later) {
    context.find(
      finding('icd10cm.code-first', 'error', [diagnosis, later.code], {
        message: `${later.code.code} must stand before ${diagnosis.code}: code first "${notes.text(group, diagnosis.row, later.line)}" at ${place}.`,
        source,
        resolve: `Put ${later.code.code} before ${diagnosis.code}.`,
      }),
    )
    return
  }
  // whether there is a condition to code first is for the record to say, unless the code cannot stand without one
  const manifestation = context.edits.inpatientDiagnosis(diagnosis.row, context.day).includes('manifestation')
  const first = diagnosis.position === 0
  if (!first && (group.open || group.conditional || !manifestation)) return
  const text = notes.text(group, diagnosis.row)
  const needed = manifestation || (!group.conditional && /\bunderlying\b/i.test(text))
  context.find(
    finding('icd10cm.code-first', severityOf(first, needed, group.conditional), [diagnosis], {
      message: first
        ? `${diagnosis.code} ${needed ? 'cannot stand first' : 'stands first'}: code first "${text}" at ${place}.`
        : `None of the codes that ${place} tells to code first stands before ${diagnosis.code}: "${text}".`,
      source,
      resolve: needed
        ? 'Add the code of the underlying condition and put it before this one; ask the provider if the record does not name it.'
        : 'Where the record documents such a condition, put its code before this one.',
    }),
  )
}

function severityOf(first: boolean, needed: boolean, conditional: boolean): Severity {
  if (first && needed) return 'error'
  return conditional ? 'info' : 'question'
}

function further(context: Context, namedBy: NamedBy, group: NoteGroup, under: readonly Diagnosis[]): void {
  const { notes } = context.edits
  const first = under[0]!
  const there = namedBy(group).filter(({ code }) => !under.includes(code))
  const place = notes.place(group)
  if (group.kind === 'codeAlso') {
    if (there.length === 0) context.find(missing('icd10cm.code-also', 'code also', context, group, under))
    return
  }
  if (there.length === 0) {
    context.find(missing('icd10cm.use-additional-code', 'use additional code', context, group, under))
    return
  }
  for (const { code, line } of there) {
    if (under.some(({ position }) => position < code.position)) continue
    context.find(
      finding('icd10cm.use-additional-code', typeof group.owner === 'string' ? 'question' : 'warning', [first, code], {
        message: `${code.code} is an additional code to ${first.code} and stands before it: "${notes.text(group, first.row, line)}" at ${place}.`,
        source: `ICD-10-CM Tabular List, "use additional code" at ${place}; guideline I.A.17`,
        resolve: `Put ${code.code} behind ${first.code}.`,
      }),
    )
  }
}

function missing(rule: string, instruction: string, context: Context, group: NoteGroup, under: readonly Diagnosis[]) {
  const { notes } = context.edits
  const place = notes.place(group)
  const first = under[0]!
  return finding(rule, 'info', under, {
    message: `${listed(under)}: ${instruction} "${notes.text(group, first.row)}" (${place}); none of those codes is there.`,
    source: `ICD-10-CM Tabular List, "${instruction}" at ${place}; guideline I.A.17`,
    resolve: 'Add the code where the record documents it.',
  })
}
