/** Drugs given on the occasion that a note tells of: name, amount and route lead to a code of HCPCS Level II and its units. */
import type { Drug, WrittenDose } from '../../library/hcpcs/drugs.ts'
import type { Hcpcs } from '../../library/hcpcs/hcpcs.ts'
import type { Day } from '../../library/types.ts'
import { tokenize } from '../../text/tokens.ts'
import type { NoteContext } from '../context/index.ts'
import type { Note } from '../note.ts'
import type { NotCoded, Span, Suggestion } from '../types.ts'
import { type Found, PhraseTable } from './phrases.ts'
import { type Clause, clauseOf, GIVEN, isOperative, keptBack } from './said.ts'

/** Ways of giving a drug, as notes write them, by the route that a code's drug is listed with. */
const ROUTES: readonly (readonly [string, RegExp])[] = [
  ['im', /\b(?:im|intramuscular(?:ly)?|deltoid|gluteal|ventrogluteal|vastus)\b/i],
  ['iv', /\b(?:iv|ivp|ivpb|intravenous(?:ly)?|infus(?:ed|ion)|bolus(?:ed)?|drip|gtt|push(?:ed)?)\b/i],
  ['sc', /\b(?:sc|sq|subq|sub-q|subcut|subcutaneous(?:ly)?)\b/i],
  [
    'ia',
    /\b(?:intra-?articular(?:ly)?|(?:knee|shoulder|hip|joint|ankle|elbow|wrist|bursa)\b[^.;]{0,20}\binject|into the (?:\w+ ){0,3}(?:joint|knee|shoulder|hip|bursa))\b/i,
  ],
  ['il', /\bintralesional(?:ly)?\b/i],
  ['ivt', /\bintravitreal(?:ly)?\b/i],
  ['it', /\bintrathecal(?:ly)?\b/i],
  ['inh', /\b(?:neb(?:s|ulized|ulizer)?|inhal(?:ed|ation)|duoneb)\b/i],
  ['inf', /\b(?:local(?:ly)?|infiltrat\w+|block|anesthetized|anesthesia)\b/i],
  ['po', /\b(?:po|p\.o|oral(?:ly)?|by mouth|tablets?|tabs?|capsules?)\b/i],
]
const INJECTED = /\binject(?:ed|ions?)\b/i
/** What is taken at home or bought at a pharmacy is no supply of the clinic. */
const TAKEN_AT_HOME =
  /\b(?:daily|b\.?i\.?d|t\.?i\.?d|q\.?i\.?d|q\.?h\.?s|q\.?[ap]\.?m|p\.?r\.?n|q ?\d+ ?(?:h|hours?|hrs?)|(?:a|per) day|course of|samples?|refills?|take|takes|taking|continue[sd]?|home med\w*|prescri\w+|e-?prescribed|every (?:day|morning|night|\d+ hours))\b/i
/** A local anesthetic is mixed with it; it is not given for itself. */
const MIXED_IN = new Set(['epinephrine', 'adrenalin', 'adrenaline', 'epi'])
const LOCAL_ANESTHETIC = /\b(?:lidocaine|xylocaine|marcaine|bupivacaine|sensorcaine|ropivacaine|naropin|local)\b/i
/** Right behind a name: a form that nobody injects or infuses. */
const ANOTHER_FORM =
  /^ ?(?:patch(?:es)?|paste|ointment|cream|gel|lotion|drops?|spray|tablets?|tabs?|capsules?|suppositor\w+)\b/i
const MEDICATION_SECTIONS = new Set(['medications', 'allergies', 'instructions', 'family-history', 'social-history'])
const WASTED = /\b(?:wasted?|discarded|wastage)\b/i
const NO_WASTE =
  /\b(?:no|zero|without(?: any)?|0 ?(?:mg|ml|units?)?) ?(?:drug )?(?:wast(?:e|ed|age)|discard(?:ed)?)\b|\bnone (?:was )?(?:wasted|discarded)\b/i
/** An amount further from the name than this many characters is not its own. */
const NEAR = 45

export type GivenReader = (
  note: Note,
  context: NoteContext,
  day: Day,
) => { suggestions: Suggestion[]; notCoded: NotCoded[] }

export function givenReader(hcpcs: Hcpcs): GivenReader {
  const names = new PhraseTable<Drug[]>()
  const byName = new Map<string, Drug[]>()
  for (const drug of hcpcs.drugs.all) {
    for (const name of drug.names) byName.set(name, [...(byName.get(name) ?? []), drug])
  }
  for (const [name, drugs] of byName) names.add(tokenize(name).norm, drugs)

  return (note, context, day) => {
    const suggestions: Suggestion[] = []
    const notCoded: NotCoded[] = []
    const mentions = names.find(note.tokens.norm)
    for (const mention of mentions) {
      const read = readMention(hcpcs, note, context, day, mention, mentions)
      if (read === undefined) continue
      if ('reason' in read) notCoded.push(read)
      else suggestions.push(read)
    }
    return { suggestions: merged(suggestions), notCoded }
  }
}

function readMention(
  hcpcs: Hcpcs,
  note: Note,
  context: NoteContext,
  day: Day,
  mention: Found<Drug[]>,
  mentions: readonly Found<Drug[]>[],
): Suggestion | NotCoded | undefined {
  const named = note.span(mention.from, mention.to)
  // a combination is written in one: "albuterol, ipratropium" are two drugs
  if (named.text.includes(',') || ANOTHER_FORM.test(note.text.slice(named.end, named.end + 15))) return undefined
  const clause = clauseOf(note, named.start, named.end)
  const dose = nearestDose(hcpcs, note, clause, named, mention, mentions)
  const routes = routesIn(clause.text)
  const said = GIVEN.test(clause.text)
  if (TAKEN_AT_HOME.test(clause.text) || MEDICATION_SECTIONS.has(sectionAt(note, clause))) return undefined
  if (MIXED_IN.has(named.text.toLowerCase()) && LOCAL_ANESTHETIC.test(clause.text)) return undefined
  // a name alone is no supply: two of the three, amount, way and act, must be told
  if (Number(dose !== undefined) + Number(routes.size > 0) + Number(said) < 2) return undefined
  const chosen = choose(hcpcs, mention.value, routes, dose, day)
  if (chosen === undefined) return undefined
  const kept = keptBack(note, context, clause, named)
  if (kept !== undefined) return { evidence: named, ...kept, system: 'HCPCS', code: chosen.code }
  if (!said) return undefined
  return suggestionOf(hcpcs, note, day, chosen, named, clause, dose)
}

/** What may stand between an amount and the name that it belongs to: "40 mg of IV". */
const BEFORE_NAME = /^\s*(?:of\s+)?(?:(?:iv|im|sc|subq|po|intravenous|intramuscular)\s+)?$/i
const ANOTHER_STATEMENT = /[,;]| and /
const OF_SOMETHING = /^\s*of\s/i

/** The amount that is said of the name ("40 mg of Kenalog"), else the nearest that is said of nothing else. */
function nearestDose(
  hcpcs: Hcpcs,
  note: Note,
  clause: Clause,
  named: Span,
  mention: Found<Drug[]>,
  mentions: readonly Found<Drug[]>[],
): WrittenDose | undefined {
  const others = mentions.filter((one) => one !== mention).map((one) => note.span(one.from, one.to))
  let best: WrittenDose | undefined
  let least = NEAR
  for (const dose of hcpcs.drugs.doses(clause.text)) {
    const start = clause.start + dose.start
    const end = clause.start + dose.end
    if (BEFORE_NAME.test(note.text.slice(end, named.start)) && end <= named.start) return { ...dose, start, end }
    const ofAnother = others.some((other) => end <= other.start && BEFORE_NAME.test(note.text.slice(end, other.start)))
    if (ofAnother || OF_SOMETHING.test(note.text.slice(end, end + 6))) continue
    const [from, to] = start >= named.end ? [named.end, start] : [end, named.start]
    // an amount that another statement follows belongs to what stands before it
    if (start < named.start && ANOTHER_STATEMENT.test(note.text.slice(from, to))) continue
    const gap = to - from
    if (gap < 0 || gap >= least || others.some((other) => other.start >= from && other.end <= to)) continue
    best = { ...dose, start, end }
    least = gap
  }
  return best
}

function routesIn(text: string): Set<string> {
  const found = new Set(ROUTES.filter(([, words]) => words.test(text)).map(([route]) => route))
  if (INJECTED.test(text)) for (const route of ['im', 'sc', 'ia', 'il', 'inf']) found.add(route)
  return found
}

function sectionAt(note: Note, clause: Clause): string {
  if (clause.sentence < 0) return ''
  const { sentences, blocks, sections } = note.structure
  return sections[blocks.section[sentences.block[clause.sentence]!]!]!.kind
}

interface Chosen {
  code: string
  row: number
  units: number | undefined
  /** Codes that fit as well, as far as the note tells. */
  rivals: string[]
}

/** Of the codes that a name stands for, the one given by this way whose units fit the amount best. */
function choose(
  hcpcs: Hcpcs,
  drugs: readonly Drug[],
  routes: ReadonlySet<string>,
  dose: WrittenDose | undefined,
  day: Day,
): Chosen | undefined {
  const fitting = drugs
    .map((drug) => ({ drug, row: hcpcs.find(drug.code) }))
    .filter(({ drug, row }) => row >= 0 && hcpcs.isValid(row, day) && fits(drug, routes))
    .map(({ drug, row }) => ({
      code: drug.code,
      row,
      units: dose && hcpcs.drugs.units(drug.code, hcpcs.title(row, day), [dose]),
      whole: dose !== undefined && dose.measure === drug.dose.measure && (dose.value / drug.dose.value) % 1 === 0,
    }))
  fitting.sort((a, b) => Number(b.whole) - Number(a.whole) || (a.units ?? 0) - (b.units ?? 0))
  const [best, ...others] = fitting
  if (best === undefined) return undefined
  const rivals = others
    .filter(({ units, whole }) => units === best.units && whole === best.whole)
    .map(({ code }) => code)
  return { code: best.code, row: best.row, units: best.units, rivals }
}

function fits(drug: Drug, routes: ReadonlySet<string>): boolean {
  if (routes.size === 0) return !drug.routes.includes('po')
  return drug.routes.some((route) => routes.has(route))
}

function suggestionOf(
  hcpcs: Hcpcs,
  note: Note,
  day: Day,
  { code, row, units, rivals }: Chosen,
  named: Span,
  clause: Clause,
  dose: WrittenDose | undefined,
): Suggestion {
  const evidence = [named, ...(dose ? [note.slice(dose.start, dose.end)] : [])].sort((a, b) => a.start - b.start)
  const around = note.slice(clause.start, Math.min(note.text.length, clause.end + NEAR)).text
  const waste = NO_WASTE.test(around) ? 'JZ' : WASTED.test(around) ? 'JW' : undefined
  const one = hcpcs.dose(row)
  const needs = [
    ...(units === undefined ? [`amount given${one ? `, in multiples of ${one.text}` : ''}`] : []),
    ...(rivals.length > 0 && units !== undefined
      ? [`strength or form, which tells ${[code, ...rivals].join(', ')} apart`]
      : []),
    ...(waste === undefined && fromContainer(hcpcs, code)
      ? ['amount discarded from a single-dose container (JW), or that nothing was (JZ)']
      : []),
  ]
  return {
    system: 'HCPCS',
    code,
    title: hcpcs.title(row, day),
    // what numbs the place of a procedure belongs to the procedure, and so does what an operation takes
    tier:
      isOperative(note) || rivals.length > 0 || routesOf(hcpcs, code).every((route) => route === 'inf')
        ? 'mentioned'
        : 'recommended',
    score: units === undefined ? 0.6 : 0.9,
    billable: true,
    evidence,
    rules: [],
    ...(needs.length > 0 ? { needs } : {}),
    ...(units === undefined ? {} : { units }),
    ...(waste === undefined ? {} : { modifiers: [waste] }),
  }
}

const routesOf = (hcpcs: Hcpcs, code: string): readonly string[] =>
  hcpcs.drugs.all.find((drug) => drug.code === code)?.routes ?? []

/** Drugs out of vials and syringes may leave a rest; plain fluids and what is breathed or swallowed are not asked for it. */
const fromContainer = (hcpcs: Hcpcs, code: string): boolean =>
  !/^J7[01]/.test(code) && routesOf(hcpcs, code).some((route) => !['po', 'inh', 'top', 'inf'].includes(route))

/** One suggestion a code: a drug that the plan names again was not given again, but a further amount was. */
function merged(suggestions: readonly Suggestion[]): Suggestion[] {
  const byCode = new Map<string, Suggestion>()
  for (const one of suggestions) {
    const known = byCode.get(one.code)
    const better = known === undefined || (known.units === undefined && one.units !== undefined)
    const evidence = [...(known?.evidence ?? []), ...one.evidence]
    byCode.set(one.code, { ...(better ? one : known), evidence })
  }
  return [...byCode.values()]
}
