/**
 * Modifiers: those of HCPCS Level II and, by number, those of CPT. Their validity is the claims editor's; what each says is told in this
 * project's own words, as the owner's texts may not be shipped.
 */
import { rows } from '../../text/table.ts'
import { parseDay } from '../day.ts'
import type { Day } from '../types.ts'

export interface Modifier {
  code: string
  meaning: string
  group: string
  groupLabel: string
  /** Whose code it is. */
  owner: 'HCPCS' | 'CPT'
  /** Days on which the claims editor takes it; empty where the editor does not know it. */
  periods: { from: Day; to: Day }[]
  /** What the claims editor does with it: ncci, therapy, telehealth, assistant-surgeon, no-multiple-reduction and the like. */
  flags: string[]
}

export interface Modifiers {
  readonly all: readonly Modifier[]
  find(code: string): Modifier | undefined
  /** undefined for a modifier that the claims editor does not know on any day. */
  isValid(code: string, day: Day): boolean | undefined
  /**
   * Those that suit a code of HCPCS Level II or CPT; validity is not looked at.
   * @param which `own`: of groups made for such codes; `all`: also those that any code may bear, after the others
   */
  forCode(code: string, which?: 'own' | 'all'): Modifier[]
  suits(modifier: string, code: string): boolean
  /** By code or words of the meaning. */
  search(query: string, limit: number): Modifier[]
}

/** Groups of which a claim line takes one, e.g. a side or a digit. */
export const ONE_OF: readonly string[] = [
  'laterality',
  'digit-hand',
  'digit-foot',
  'eyelid',
  'drug-waste',
  'anesthesia-status',
]

interface Group {
  label: string
  ranges: (readonly [string, string])[]
  any: boolean
}

/**
 * @param meanings `modifier meaning group`
 * @param groupTable `group label codes`; codes are numbers and ranges of HCPCS and CPT, `*` any
 * @param validity `code from to flags`
 */
export function openModifiers(meanings: string, groupTable: string, validity: string): Modifiers {
  const groups = new Map(
    rows(groupTable).map(([id = '', label = '', codes = '']): [string, Group] => [
      id,
      { label, any: codes === '*', ranges: codes.split(',').map((range) => [range.slice(0, 5), range.slice(-5)]) },
    ]),
  )
  const known = new Map<string, { periods: Modifier['periods']; flags: string[] }>()
  for (const [code = '', from = '', to = '', flags = ''] of rows(validity)) {
    const entry = known.get(code) ?? { periods: [], flags: [] }
    entry.periods.push({ from: parseDay(from), to: to === '' ? Number.POSITIVE_INFINITY : parseDay(to) })
    // the flags of the latest period hold
    entry.flags = flags.split(',').filter(Boolean)
    known.set(code, entry)
  }
  const all = rows(meanings).map(
    ([code = '', meaning = '', group = '']): Modifier => ({
      code,
      meaning,
      group,
      groupLabel: groups.get(group)?.label ?? group,
      owner: /^\d\d$|^[1-8]P$|^P[1-6]$/.test(code) ? 'CPT' : 'HCPCS',
      periods: known.get(code)?.periods ?? [],
      flags: known.get(code)?.flags ?? [],
    }),
  )
  const byCode = new Map(all.map((m) => [m.code, m]))
  const inGroup = (group: Group | undefined, code: string): boolean =>
    group !== undefined && (group.any || group.ranges.some(([first, last]) => first <= code && code <= last))
  const find = (code: string): Modifier | undefined => byCode.get(code.trim().toUpperCase())
  return {
    all,
    find,
    isValid(code, day) {
      const modifier = find(code)
      if (modifier === undefined || modifier.periods.length === 0) return undefined
      return modifier.periods.some(({ from, to }) => from <= day && day <= to)
    },
    forCode(code, which = 'all') {
      const wanted = code.trim().toUpperCase()
      const rank = (m: Modifier): number => (groups.get(m.group)?.any ? 1 : 0)
      return all
        .filter((m) => inGroup(groups.get(m.group), wanted) && (which === 'all' || rank(m) === 0))
        .sort((a, b) => rank(a) - rank(b))
    },
    suits: (modifier, code) => inGroup(groups.get(find(modifier)?.group ?? ''), code.trim().toUpperCase()),
    search(query, limit) {
      const exact = find(query)
      const words = query.toLowerCase().split(/\W+/).filter(Boolean)
      const rest = all.filter(
        (m) =>
          m !== exact &&
          words.length > 0 &&
          words.every((w) => `${m.meaning} ${m.groupLabel}`.toLowerCase().includes(w)),
      )
      return [...(exact ? [exact] : []), ...rest].slice(0, limit)
    },
  }
}
