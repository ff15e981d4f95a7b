/** Supplies, equipment and services of HCPCS Level II that a note says were ordered, supplied or given; vaccines and their administration. */
import type { Hcpcs, NamedItem } from '../../library/hcpcs/hcpcs.ts'
import type { Day } from '../../library/types.ts'
import { tokenize } from '../../text/tokens.ts'
import type { NoteContext } from '../context/index.ts'
import type { Note } from '../note.ts'
import type { Encounter, NotCoded, Suggestion } from '../types.ts'
import { PhraseTable } from './phrases.ts'
import { clauseOf, GIVEN, isOperative, keptBack, SUPPLIED } from './said.ts'

const SUPPLIES: ReadonlySet<string> = new Set(['supply', 'equipment', 'orthosis', 'prosthesis', 'contraceptive'])
/** What a person has and uses is not what is ordered now. */
const IN_USE =
  /\b(?:uses?|using|ambulat(?:es|ing|ed|ion)|walks?|walking|bound|on (?:home )?|compliant|adheren(?:t|ce)|continue[sd]? (?:to use|using|on|with)?|has (?:a|his|her)|already|baseline|wears?|wearing|independent)\b/i

/** How somebody is to walk, not what was handed out. */
const BEARING = /\bweight-?\s?bear\w*[^.;]{0,25}$/i
/** What is placed while somebody is treated belongs to the treatment; what is handed out or ordered is a supply. */
const HANDED_OUT =
  /\b(?:ordered|ordering|prescribed|dispensed|provided|supplied|issued|given|gave|delivered|rx(?:'d)? for|prescription for|dme|order (?:placed|sent|written)|sent to|order for)\b/i

/** Kinds of things that are used on somebody without being handed out. */
const USED_UP: ReadonlySet<string> = new Set(['supply', 'equipment'])

/** Names within names that are something else: a treatment is no device. */
const NO_ITEMS = [
  'nebulizer treatment',
  'posterior sling',
  'cane sugar',
  'sling procedure',
  'urethral sling',
  'nasal cannula oxygen',
]
/** What was taken away was not supplied. */
const TAKEN_AWAY = /^ ?(?:was |were |is )?(?:removed|discontinued|taken out|withdrawn|d\/c'?d)\b/i

/** Vaccines whose administration Level II codes for Medicare, as notes name them. */
const VACCINES: readonly (readonly [string, readonly string[]])[] = [
  [
    'G0008',
    [
      'influenza vaccine',
      'influenza vaccination',
      'flu vaccine',
      'flu vaccination',
      'flu shot',
      'fluzone',
      'fluad',
      'flublok',
      'afluria',
      'flucelvax',
      'fluarix',
      'flulaval',
      'influenza immunization',
    ],
  ],
  [
    'G0009',
    [
      'pneumococcal vaccine',
      'pneumococcal vaccination',
      'pneumonia vaccine',
      'pneumonia shot',
      'prevnar',
      'prevnar 20',
      'pneumovax',
      'pneumovax 23',
      'vaxneuvance',
      'capvaxive',
      'pcv20',
      'pcv21',
      'pcv15',
      'ppsv23',
    ],
  ],
  [
    'G0010',
    [
      'hepatitis b vaccine',
      'hepatitis b vaccination',
      'hep b vaccine',
      'engerix',
      'engerix-b',
      'heplisav',
      'heplisav-b',
      'recombivax',
    ],
  ],
]
const NOT_GIVEN_NOW =
  /\b(?:up to date|utd|received (?:in|last|at|his|her)|history|had (?:his|her|a|the)|this (?:season|fall|year) (?:already|at)|already|status)\b/i
/** Medicare takes the Level II code; most of its patients are of this age. */
const MEDICARE_AGE = 65
const MEDICARE = 'that Medicare pays: other payers take a CPT code for the administration'

export type ItemReader = (
  note: Note,
  context: NoteContext,
  encounter: Encounter,
  day: Day,
) => { suggestions: Suggestion[]; notCoded: NotCoded[] }

export function itemReader(hcpcs: Hcpcs): ItemReader {
  const table = new PhraseTable<NamedItem | undefined>()
  for (const item of hcpcs.items) if (SUPPLIES.has(item.kind)) table.add(tokenize(item.name).norm, item)
  for (const [code, names] of VACCINES) {
    for (const name of names) table.add(tokenize(name).norm, { name, code, kind: 'administration' })
  }
  for (const name of NO_ITEMS) table.add(tokenize(name).norm, undefined)
  return (note, context, encounter, day) => {
    let operative: boolean | undefined
    const suggestions = new Map<string, Suggestion>()
    const notCoded: NotCoded[] = []
    for (const { value: item, from, to } of table.find(note.tokens.norm)) {
      if (item === undefined) continue
      const row = hcpcs.find(item.code)
      if (row < 0 || !hcpcs.isValid(row, day)) continue
      const named = note.span(from, to)
      const clause = clauseOf(note, named.start, named.end)
      const vaccine = item.kind === 'administration'
      if (!(vaccine ? GIVEN : SUPPLIED).test(clause.text) || (vaccine ? NOT_GIVEN_NOW : IN_USE).test(clause.text))
        continue
      if (TAKEN_AWAY.test(note.text.slice(named.end, named.end + 25))) continue
      if (BEARING.test(note.text.slice(clause.start, named.start))) continue
      const kept = keptBack(note, context, clause, named)
      if (kept !== undefined) {
        notCoded.push({ evidence: named, ...kept, system: 'HCPCS', code: item.code })
        continue
      }
      const known = suggestions.get(item.code)
      if (known !== undefined) {
        known.evidence.push(named)
        continue
      }
      operative ??= isOperative(note)
      const isUsed = USED_UP.has(item.kind) && ((item.kind === 'supply' && operative) || !HANDED_OUT.test(clause.text))
      const medicare = encounter.age === undefined || encounter.age >= MEDICARE_AGE
      suggestions.set(item.code, {
        system: 'HCPCS',
        code: item.code,
        title: hcpcs.title(row, day),
        tier: (vaccine && !medicare) || isUsed ? 'mentioned' : 'recommended',
        score: 0.7,
        billable: true,
        evidence: [named],
        rules: [],
        ...(vaccine ? { needs: [MEDICARE], units: 1 } : {}),
      })
    }
    return { suggestions: [...suggestions.values()], notCoded }
  }
}
