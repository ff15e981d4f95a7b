/**
 * Documentation queries: for each recommended code that is only a default, the axis that the record leaves open. Worded as a compliant
 * query (AHIMA/ACDIS): it quotes the record, offers the values of the axis and two ways out, and never leads.
 */
import type { Classification, Day } from '../../library/types.ts'
import type { DecisionTree, Leaf } from '../coding/leaves.ts'
import type { Candidate } from '../coding/suggest.ts'
import type { Prompt, PromptTopic } from '../types.ts'
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
    for (const [topic, values] of openAxes(mine, leaves, axes)) {
      const words = c.concepts[0]!.span
      out.push({
        topic,
        evidence: [words],
        question: `The record documents “${words.text.replace(/\s+/g, ' ')}”. Can the ${NAMES[topic]} be specified?`,
        options: [...values.slice(0, MAX_OPTIONS), 'Other', 'Unable to determine'],
      })
    }
  }
  return out.sort((a, b) => ORDER.indexOf(a.topic) - ORDER.indexOf(b.topic))
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
function openAxes(mine: Leaf, leaves: readonly Leaf[], axes: Axes): Map<PromptTopic, string[]> {
  const out = new Map<PromptTopic, string[]>()
  const settled = new Set(mine.needs.map((w) => axes.get(w)))
  for (const leaf of leaves) {
    if (leaf === mine || leaf.isOther || !mine.needs.every((w) => leaf.needs.includes(w))) continue
    const more = leaf.needs.filter((w) => !mine.needs.includes(w))
    const topics = more.map((w) => axes.get(w))
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
