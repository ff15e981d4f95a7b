/** Reads rule files; a rule that cannot be understood is refused with its place, so that no rule is ignored in silence. */
import * as v from 'valibot'
import { codeTest } from './patterns.ts'
import type { Rule } from './types.ts'

const pattern = v.pipe(
  v.string(),
  v.check((p) => {
    try {
      codeTest(p)
      return true
    } catch {
      return false
    }
  }, 'not a code pattern'),
)
const setting = v.picklist(['outpatient', 'inpatient', 'professional'])
const sex = v.picklist(['M', 'F', 'U'])
const tier = v.picklist(['recommended', 'mentioned'])
const reason = v.picklist(['integral', 'superseded', 'historical', 'uncertain', 'ruled-out', 'template'])
const phrases = v.array(v.pipe(v.string(), v.minLength(2)))

const condition = v.strictObject({
  all: v.optional(v.array(pattern)),
  any: v.optional(v.array(pattern)),
  none: v.optional(v.array(pattern)),
  says: v.optional(phrases),
  unless: v.optional(phrases),
  near: v.optional(v.boolean()),
  together: v.optional(v.boolean()),
  setting: v.optional(v.array(setting)),
  age: v.optional(v.tuple([v.number(), v.number()])),
  sex: v.optional(v.array(sex)),
})
const effect = v.union([
  v.strictObject({ replace: pattern, by: v.string() }),
  v.strictObject({ complicate: pattern, suffix: v.string() }),
  v.strictObject({ add: v.string(), tier: v.optional(tier) }),
  v.strictObject({ drop: pattern, reason }),
  v.strictObject({ tier, of: pattern }),
  v.strictObject({ first: pattern }),
  v.strictObject({ before: pattern, after: pattern }),
])
const example = v.strictObject({
  text: v.string(),
  setting: v.optional(setting),
  date: v.optional(v.string()),
  age: v.optional(v.number()),
  sex: v.optional(sex),
  has: v.optional(v.array(v.string())),
  hasNot: v.optional(v.array(v.string())),
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
