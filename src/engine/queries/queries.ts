/**
 * Documentation queries: for each recommended code that is only a default, the axis that the record leaves open. Worded as a compliant
 * query (AHIMA/ACDIS): it quotes the record, offers the values of the axis and two ways out, and never leads.
 */
import type { Classification, Day } from '../../library/types.ts'
import type { DecisionTree, Leaf } from '../coding/leaves.ts'
import type { Candidate } from '../coding/suggest.ts'
import type { Prompt, PromptTopic, Span } from '../types.ts'
import type { Axes } from './axes.ts'

/** How the axis is called in a question, in order of importance. */
const NAMES: Partial<Record<PromptTopic, string>> = {
  laterality: 'side',
  stage: 'stage',
  severity: 'severity',
  type: 'type',
  acuity: 'acuity',
  trimester: 'trimester',
  site: 'site',
  '7th-character': 'stage or kind that the 7th character tells',
  control: 'degree of control',
  cause: 'cause',
}
const ORDER = Object.keys(NAMES) as PromptTopic[]
/** A handful: more queries on one note are read by nobody. */
export const MAX_PROMPTS = 6
const MAX_OPTIONS = 8

export function axisQueries(
  candidates: readonly Candidate[],
  codes: Classification,
  tree: DecisionTree,
  axes: Axes,
  day: Day,
): Prompt[] {
  const out: Prompt[] = []
  for (const c of candidates) {
    if (c.tier !== 'recommended') continue
    const base = baseOf(c.row, codes, tree)
    const leaves = tree.leaves(categoryOf(base, codes), day)
    const mine = leaves.find((l) => l.row === base)
    if (mine === undefined) continue
    const title = codes.title(base, day)
    const open = openAxes(mine, leaves, axes, /\bstage\b/i.test(title))
    if (OPEN_SITE.test(title) && !open.has('laterality')) open.set('site', [])
    const seventh = openSeventh(c.row, base, codes)
    if (seventh.length > 0) open.set('7th-character', seventh)
    for (const [topic, values] of open) out.push(prompt(topic, c.concepts[0]!.span, values))
  }
  return out.sort((a, b) => ORDER.indexOf(a.topic) - ORDER.indexOf(b.topic))
}

function prompt(topic: PromptTopic, words: Span, values: readonly string[]): Prompt {
  return {
    topic,
    evidence: [words],
    question: `The record documents “${words.text.replace(/\s+/g, ' ')}”. Can the ${NAMES[topic]} be specified?`,
    options: [...values.slice(0, MAX_OPTIONS), 'Other', 'Unable to determine'],
  }
}

/** Titles that leave the site open: "unspecified site", "site not specified". */
const OPEN_SITE = /\bunspecified (?:site|part)\b|\bsite (?:not specified|unspecified)\b/i

/** What the 7th character could say where it says "unspecified"; the phase of care is never asked, it is the encounter's. */
function openSeventh(row: number, base: number, codes: Classification): string[] {
  if (row === base) return []
  const meanings = codes.seventhCharacters(base)
  const mine = meanings[codes.rawCode(row).at(-1)!] ?? ''
  if (!/unspecified/i.test(mine)) return []
  return Object.values(meanings).filter((m) => m !== mine && !/unspecified/i.test(m))
}

function categoryOf(row: number, codes: Classification): number {
  let at = row
  while (codes.parent(at) >= 0) at = codes.parent(at)
  return at
}

function baseOf(row: number, codes: Classification, tree: DecisionTree): number {
  const parent = codes.parent(row)
  return parent >= 0 && tree.takesSeventh(parent) ? parent : row
}

/** Axes on which siblings that say all that this code says, and some words of axes more, differ from it: axis → values. */
function openAxes(mine: Leaf, leaves: readonly Leaf[], axes: Axes, staged: boolean): Map<PromptTopic, string[]> {
  // "1" is a type of diabetes and a stage of an ulcer
  const topicOf = (w: string): PromptTopic | undefined => (staged && /^\d/.test(w) ? 'stage' : axes.get(w))
  const out = new Map<PromptTopic, string[]>()
  // the word stage alone names the axis, not a value of it
  const settled = new Set(mine.needs.filter((w) => w !== 'stage').map(topicOf))
  for (const leaf of leaves) {
    if (leaf === mine || leaf.isOther || !mine.needs.every((w) => leaf.needs.includes(w))) continue
    const more = leaf.needs.filter((w) => !mine.needs.includes(w))
    const topics = more.map(topicOf)
    const topic = ORDER.find((t) => topics.includes(t))
    if (topic === undefined || topics.some((t) => t === undefined || settled.has(t))) continue
    const value = more.join(' ')
    const list = out.get(topic) ?? []
    if (!list.includes(value)) list.push(value)
    out.set(topic, list)
  }
  for (const [topic, values] of out) {
    // "right heart failure" is no side of an organ that there are two of: a side is asked for where both are offered
    const asked = topic === 'laterality' ? values.includes('right') && values.includes('left') : values.length > 1
    if (!asked) out.delete(topic)
    else
      out.set(
        topic,
        values.filter((v) => !values.some((o) => o !== v && includesAll(v, o))),
      )
  }
  return out
}

/** "acute systolic" asks more than "systolic": the shorter value comes first, the rest follows from its answer. */
const includesAll = (longer: string, shorter: string): boolean => {
  const words = longer.split(' ')
  return shorter.split(' ').every((w) => words.includes(w))
}
