/** From a code to its equivalents: in another system by the General Equivalence Mappings, in another year by the updates of ICD-10-CM. */
import type { CodeSystem } from '../engine/types.ts'
import { dotted } from '../library/code-key.ts'
import type { GemKind, Replacement } from '../library/crosswalks/crosswalks.ts'
import type { GemEntry } from '../library/crosswalks/gem.ts'
import { formatDay } from '../library/day.ts'
import { dottedIcd9 } from '../library/icd9/icd9.ts'
import type { Classification, Day, Row } from '../library/types.ts'
import type { CodeRecord, Failure, MapTarget, RecordCrosswalk } from '../platform/messages.ts'
import type { Encoder } from './encoder.ts'
import { isIcd9, openIcd9System } from './icd9.ts'

export interface MapRequest {
  from: CodeSystem
  to: CodeSystem
  /** With or without the dot, any case. */
  code: string
}

export interface MapAnswer {
  targets: MapTarget[]
  /** Which edition answered. */
  edition: string
  /**
   * For a code that the mapping does not hold because it is newer: what the codes that it was made out of map to. Never mixed with `targets`,
   * as a newer code says more than those did.
   */
  through?: { code: string; from: string; targets: MapTarget[] }[]
}

const KINDS: Readonly<Record<string, GemKind>> = {
  'ICD-9-CM>ICD-10-CM': 'gem-cm-9-10',
  'ICD-10-CM>ICD-9-CM': 'gem-cm-10-9',
  'ICD-9-CM-PROC>ICD-10-PCS': 'gem-pcs-9-10',
  'ICD-10-PCS>ICD-9-CM-PROC': 'gem-pcs-10-9',
}
const YEARS = 'Updates of ICD-10-CM to FY2026'

export async function map(encoder: Encoder, { from, to, code }: MapRequest): Promise<MapAnswer | Failure> {
  if (from === 'ICD-10-CM' && to === 'ICD-10-CM') return years(encoder, code)
  const kind = KINDS[`${from}>${to}`]
  if (kind === undefined) {
    const known = Object.keys(KINDS).map((pair) => pair.replace('>', ' to '))
    return {
      ok: false,
      error: 'no-crosswalk',
      message: `There is no crosswalk from ${from} to ${to}. There are ${known.join(', ')}, and ICD-10-CM to ICD-10-CM from year to year.`,
    }
  }
  const crosswalks = await encoder.open('crosswalks')
  const mapping = crosswalks.mapping(kind)
  if (mapping === undefined) {
    return {
      ok: false,
      error: 'not-imported',
      message: `The crosswalk from ${from} to ${to} is in no package that may be bundled. Import the official file (gem_pcsi9.txt of CMS's 2018 General Equivalence Mappings).`,
    }
  }
  const entries = mapping.gem.targets(code)
  const targets = await targetsOf(encoder, to, entries)
  const answer: MapAnswer = { targets, edition: mapping.edition }
  if (from !== 'ICD-10-CM' || entries.length > 0) return answer
  const through = await Promise.all(
    crosswalks.earlier(code).map(async (change) => ({
      code: dotted(change.before),
      from: formatDay(change.from),
      targets: await targetsOf(encoder, to, mapping.gem.targets(change.before)),
    })),
  )
  return through.length > 0 ? { ...answer, through } : answer
}

/** Codes that were later made out of this one, as targets: approximate, as each says more or other than the earlier one. */
async function years(encoder: Encoder, code: string): Promise<MapAnswer> {
  const crosswalks = await encoder.open('crosswalks')
  const cm = await encoder.open('classification')
  const targets = crosswalks.later(code).map(({ after }): MapTarget => {
    const row = cm.find(after)
    const title = row < 0 ? '' : cm.title(row)
    return {
      code: dotted(after),
      title,
      approximate: true,
      noMap: false,
      combination: false,
      scenario: 0,
      choiceList: 0,
    }
  })
  return { targets, edition: YEARS }
}

async function targetsOf(encoder: Encoder, system: CodeSystem, entries: readonly GemEntry[]): Promise<MapTarget[]> {
  return Promise.all(
    entries.map(async ({ target, approximate, noMap, combination, scenario, choiceList }) => ({
      code: noMap ? null : written(system, target),
      title: noMap ? '' : await titleOf(encoder, system, target),
      approximate,
      noMap,
      combination,
      scenario,
      choiceList,
    })),
  )
}

function written(system: CodeSystem, code: string): string {
  if (system === 'ICD-9-CM') return dottedIcd9(code, 'diagnoses')
  if (system === 'ICD-9-CM-PROC') return dottedIcd9(code, 'procedures')
  return system === 'ICD-10-CM' ? dotted(code) : code
}

/** '' for a code whose title is not bundled. */
async function titleOf(encoder: Encoder, system: CodeSystem, code: string): Promise<string> {
  if (system === 'ICD-10-CM') {
    const cm = await encoder.open('classification')
    return cm.title(cm.find(code))
  }
  if (system === 'ICD-10-PCS') {
    const procedures = await encoder.open('procedures')
    return procedures.title(procedures.find(code))
  }
  if (!isIcd9(system)) return ''
  const room = await openIcd9System(encoder, system)
  return room.title(room.find(code))
}

const PARTNERS: Partial<Record<CodeSystem, CodeSystem>> = {
  'ICD-10-CM': 'ICD-9-CM',
  'ICD-9-CM': 'ICD-10-CM',
  'ICD-10-PCS': 'ICD-9-CM-PROC',
  'ICD-9-CM-PROC': 'ICD-10-PCS',
}

/** What a record says of its code in other systems. */
export async function crosswalksOf(encoder: Encoder, system: CodeSystem, code: string): Promise<RecordCrosswalk[]> {
  const to = PARTNERS[system]
  if (to === undefined) return []
  const answer = await map(encoder, { from: system, to, code })
  if ('ok' in answer) return []
  const { targets, edition, through = [] } = answer
  const own = targets.length > 0 ? [{ to, edition, targets }] : []
  return [
    ...own,
    ...through.map((past) => ({ to, edition: `${edition}, by way of ${past.code}`, targets: past.targets })),
  ]
}

type Replacements = NonNullable<CodeRecord['replacements']>

/**
 * The codes before and after an update of ICD-10-CM; a code that stays valid is not replaced by the ones made out of it. Where the table of
 * changes ends, a code that was divided further is followed into the codes below it.
 */
export async function replacementsOf(encoder: Encoder, code: string): Promise<Replacements> {
  const crosswalks = await encoder.open('crosswalks')
  const cm = await encoder.open('classification')
  const row = cm.find(code)
  const entry = (kind: Replacements[number]['kind'], other: Row, raw: string, from: Day): Replacements[number] => ({
    kind,
    code: dotted(raw),
    title: other < 0 ? '' : cm.title(other),
    from: formatDay(from),
  })
  const gone = ({ from }: Replacement): boolean => row < 0 || !cm.isBillable(row, from)
  const later = crosswalks.later(code).filter(gone)
  const earlier = crosswalks.earlier(code)
  const found = [
    ...later.map(({ after, from }) => entry('replaced-by', cm.find(after), after, from)),
    ...earlier.map(({ before, from }) => entry('replaces', cm.find(before), before, from)),
  ]
  if (row < 0) return found
  const parent = cm.parent(row)
  const turned = dividedOn(cm, row)
  const born = dividedOn(cm, parent)
  if (turned !== undefined && !later.some(({ from }) => from === turned)) {
    const below = cm.children(row).filter((child) => cm.isValid(child, turned) && !cm.isValid(child, turned - 1))
    found.push(...below.map((child) => entry('replaced-by', child, cm.rawCode(child), turned)))
  }
  if (born !== undefined && isNewOn(cm, row, born) && !earlier.some(({ from }) => from === born)) {
    found.push(entry('replaces', parent, cm.rawCode(parent), born))
  }
  return found
}

/** The day on which a billable code became a header; undefined for one that never did. */
function dividedOn(cm: Classification, row: Row): Day | undefined {
  const periods = row < 0 ? [] : cm.periods(row)
  return periods.find(({ billable }, i) => !billable && periods[i - 1]?.billable === true)?.from
}

const isNewOn = (cm: Classification, row: Row, day: Day): boolean => cm.isValid(row, day) && !cm.isValid(row, day - 1)
