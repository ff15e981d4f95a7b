/** Reads rule files; a rule that cannot be understood is refused with its place, so that no rule is ignored in silence. */
import * as v from 'valibot'
import { codeTest } from './patterns.ts'
import { readPhrase } from './phrase-index.ts'
import { isTemplate } from './templates.ts'
import type { Rule } from './types.ts'

const readable = (read: (text: string) => unknown) => (text: string) => {
  try {
    read(text)
    return true
  } catch {
    return false
  }
}

const pattern = v.pipe(v.string(), v.check(readable(codeTest), 'not a code pattern'))
const phrase = v.pipe(v.string(), v.check(readable(readPhrase), 'not a phrase pattern'))
const template = v.pipe(v.string(), v.check(isTemplate, 'not a code template'))
const setting = v.picklist(['outpatient', 'inpatient', 'professional'])
const sex = v.picklist(['M', 'F', 'U'])
const tier = v.picklist(['recommended', 'mentioned'])
const reason = v.picklist([
  'integral',
  'superseded',
  'historical',
  'uncertain',
  'ruled-out',
  'template',
  'screening',
  'order',
  'hypothetical',
])
const topic = v.picklist([
  'laterality',
  'acuity',
  'type',
  'stage',
  'severity',
  'site',
  'organism',
  'cause',
  'episode',
  'trimester',
  '7th-character',
  'control',
  'with-complication',
  'bmi',
  'laterality-dominance',
  'gestational-age',
  'depth',
  'substance-use-status',
  'indication',
  'clinical-significance',
])
const standing = v.picklist(['past', 'family', 'others', 'affirmed', 'doubtful'])
const fact = v.picklist(['bmi', 'weeks', 'burned', 'burned-deep', 'nihss', 'birth-weight', 'receptors'])
const patterns = v.optional(v.array(pattern))
const phrases = v.optional(v.array(phrase))
const words = v.optional(v.array(v.string()))
const day = v.optional(v.pipe(v.string(), v.isoDate()))

const condition = v.strictObject({
  all: patterns,
  any: patterns,
  coded: patterns,
  none: patterns,
  past: patterns,
  others: patterns,
  doubtful: patterns,
  denied: patterns,
  ago: v.optional(v.strictObject({ of: pattern, from: v.optional(v.number()), to: v.optional(v.number()) })),
  says: phrases,
  also: phrases,
  names: phrases,
  unless: phrases,
  near: v.optional(v.boolean()),
  together: v.optional(v.boolean()),
  drugs: words,
  noDrugs: words,
  states: v.optional(v.array(fact)),
  lacks: v.optional(v.array(fact)),
  weeks: v.optional(v.tuple([v.number(), v.number()])),
  nothing: v.optional(v.literal(true)),
  setting: v.optional(v.array(setting)),
  age: v.optional(v.tuple([v.number(), v.number()])),
  sex: v.optional(v.array(sex)),
  since: day,
  until: day,
})
const effect = v.union([
  v.strictObject({ replace: pattern, by: template, presumed: v.optional(v.literal(true)) }),
  v.strictObject({ complicate: pattern, suffix: v.string() }),
  v.strictObject({ refine: pattern, under: v.string(), words }),
  v.strictObject({ add: template, tier: v.optional(tier) }),
  v.strictObject({ harm: v.picklist(['accident', 'purpose', 'adverse', 'underdosing']) }),
  v.strictObject({ turn: standing, into: v.array(v.tuple([pattern, template])) }),
  v.strictObject({ revive: pattern, from: standing, dated: v.optional(v.boolean()) }),
  v.strictObject({ settle: pattern }),
  v.strictObject({ drop: pattern, reason }),
  v.strictObject({ integral: v.array(v.tuple([pattern, pattern])), reason: v.optional(reason) }),
  v.strictObject({ explained: pattern, by: pattern }),
  v.strictObject({ strike: pattern, reason }),
  v.strictObject({ specify: pattern, by: v.picklist(['trimester', 'fetus', 'side']) }),
  v.strictObject({ tabular: v.picklist(['order', 'excludes1']), of: v.optional(pattern) }),
  v.strictObject({ tier, of: pattern }),
  v.strictObject({ first: pattern }),
  v.strictObject({ before: pattern, after: pattern }),
  v.strictObject({ ask: topic, of: pattern, question: v.string(), options: words }),
])
const example = v.strictObject({
  text: v.string(),
  setting: v.optional(setting),
  date: v.optional(v.string()),
  age: v.optional(v.number()),
  sex: v.optional(sex),
  has: words,
  hasNot: words,
  first: v.optional(v.string()),
  asks: v.optional(topic),
})
const rule = v.strictObject({
  id: v.string(),
  source: v.string(),
  about: v.string(),
  when: condition,
  effects: v.pipe(v.array(effect), v.minLength(1)),
  fires: example,
  silent: example,
})

/** Throws an error that names the file and the rule. */
export function parseRules(text: string, path: string): Rule[] {
  const list: unknown = JSON.parse(text)
  if (!Array.isArray(list)) throw new Error(`${path}: a list of rules is expected`)
  return list.map((item, i) => {
    const read = v.safeParse(rule, item)
    if (!read.success) {
      const issue = read.issues[0]
      throw new Error(`${path}, rule ${i + 1}: ${v.getDotPath(issue) ?? ''} ${issue.message}`)
    }
    return read.output
  })
}

/** Every phrase that the conditions of these rules ask for. */
export function* phrasesOf(rules: readonly Rule[]): Generator<string> {
  for (const { when } of rules) {
    for (const list of [when.says, when.also, when.names, when.unless]) if (list !== undefined) yield* list
  }
}
