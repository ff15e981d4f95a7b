/** The user's own rules for payers, as JSON or as a table; docs/payer-rules.md describes both. */
import * as v from 'valibot'
import { payerRuleSections } from '../../edits/payer-rules.ts'
import type { PayerRule } from '../../edits/types.ts'
import { parseDay } from '../../library/day.ts'
import { fail, ok, type Result } from '../result.ts'
import { decode } from '../text.ts'
import { PREVIEW_ROWS, single } from './single.ts'
import { cellOf, readNamedTable } from './table.ts'
import type { Imported, ImportReader } from './types.ts'

const text = v.pipe(v.string(), v.trim(), v.minLength(1, 'Write something here.'))
const pattern = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^[0-9A-Za-z.]+(?:\*|-[0-9A-Za-z.]+)?$/, 'Write a code, a beginning with *, or a range.'),
)
const patterns = v.pipe(v.array(pattern), v.minLength(1, 'Name at least one code.'))
const modifiers = v.pipe(
  v.array(
    v.pipe(v.string(), v.trim(), v.toUpperCase(), v.regex(/^[0-9A-Z]{2}$/, 'Write modifiers of two characters.')),
  ),
  v.minLength(1, 'Name at least one modifier.'),
)
const age = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(150))
const day = v.pipe(
  v.string(),
  v.check((iso) => !Number.isNaN(parseDay(iso)), 'Write an existing day as YYYY-MM-DD.'),
)

const rule = v.strictObject({
  id: v.pipe(v.string(), v.trim(), v.regex(/^[0-9A-Za-z][0-9A-Za-z._-]*$/, 'Use letters, digits, dots and dashes.')),
  payer: v.optional(v.pipe(v.string(), v.trim()), ''),
  severity: v.optional(v.picklist(['error', 'warning', 'question', 'info']), 'warning'),
  message: text,
  resolve: v.optional(v.pipe(v.string(), v.trim()), 'See the rule of the payer.'),
  codes: patterns,
  when: v.optional(
    v.strictObject({
      setting: v.optional(v.picklist(['outpatient', 'inpatient', 'professional'])),
      youngest: v.optional(age),
      oldest: v.optional(age),
      sex: v.optional(v.picklist(['M', 'F'])),
      with: v.optional(patterns),
      without: v.optional(patterns),
      modifier: v.optional(modifiers),
      withoutModifier: v.optional(modifiers),
      unitsAbove: v.optional(v.pipe(v.number(), v.minValue(0))),
      from: v.optional(day),
      to: v.optional(day),
    }),
    {},
  ),
})
const schema = v.strictObject({ chartside: v.literal('payer-rules'), rules: v.array(rule) })

const ROLES = {
  id: /^id$/i,
  payer: /^payer$/i,
  severity: /^severity$/i,
  codes: /^codes?$/i,
  message: /^message$/i,
  resolve: /^resolve$/i,
  setting: /^setting$/i,
  youngest: /^youngest$/i,
  oldest: /^oldest$/i,
  sex: /^sex$/i,
  with: /^with$/i,
  without: /^without$/i,
  modifier: /^modifiers?$/i,
  withoutModifier: /^without[ _-]?modifiers?$/i,
  unitsAbove: /^units[ _-]?above$/i,
  from: /^from$/i,
  to: /^to$/i,
} as const
type Role = keyof typeof ROLES
const REQUIRED: readonly Role[] = ['id', 'payer', 'codes', 'message']
const LISTS: readonly Role[] = ['with', 'without', 'modifier', 'withoutModifier']
const NUMBERS: readonly Role[] = ['youngest', 'oldest', 'unitsAbove']
const WORDS: readonly Role[] = ['setting', 'sex', 'from', 'to']

export const payerRulesReader: ImportReader = {
  kind: 'payer-rules',
  label: 'Payer rules of your own',
  source: 'A .json or .csv file of your own, as docs/payer-rules.md describes it.',
  recognise(file, head) {
    if (/^\s*\{/.test(head)) return /"chartside"\s*:\s*"payer-rules"/.test(head)
    return readNamedTable(file, ROLES, REQUIRED).ok
  },
  read: single(read),
}

function read(bytes: Uint8Array, name: string): Result<Imported> {
  const content = decode(bytes)
  const rules = /^\s*[{[]/.test(content) ? fromJson(content, name) : fromTable(bytes, name)
  if (!rules.ok) return rules
  const ids = rules.value.map(({ id }) => id)
  const twice = ids.find((id, i) => ids.indexOf(id) !== i)
  if (twice !== undefined) return fail(name, 0, 'rules with different ids', twice)
  if (ids.length === 0) return fail(name, 0, 'at least one rule', '')
  return ok({
    kind: 'payer-rules',
    sections: payerRuleSections('payer-rules', rules.value),
    about: { rules: ids.length, payers: new Set(rules.value.map(({ payer }) => payer)).size },
    preview: {
      columns: ['id', 'payer', 'severity', 'codes', 'message'],
      rows: rules.value
        .slice(0, PREVIEW_ROWS)
        .map(({ id, payer, severity, codes, message }) => [id, payer, severity, codes.join(' '), message]),
    },
  })
}

function fromJson(content: string, name: string): Result<PayerRule[]> {
  let json: unknown
  try {
    json = JSON.parse(content)
  } catch (error) {
    return fail(name, 0, 'JSON', error instanceof Error ? error.message : '')
  }
  const parsed = v.safeParse(schema, json)
  if (parsed.success) return ok(parsed.output.rules)
  const [issue] = parsed.issues
  return fail(name, 0, `at ${v.getDotPath(issue) ?? 'the top'}: ${issue.message}`, issue.received)
}

/** A line a rule; lists are divided by blanks or semicolons. */
function fromTable(bytes: Uint8Array, name: string): Result<PayerRule[]> {
  const table = readNamedTable({ name, bytes }, ROLES, REQUIRED)
  if (!table.ok) return table
  const { columns, rows } = table.value
  const rules: PayerRule[] = []
  for (const { line, cells } of rows) {
    const cell = (role: Role) => cellOf(columns, cells, role)
    const list = (role: Role) =>
      cell(role)
        .split(/[\s;]+/)
        .filter(Boolean)
    const given = (roles: readonly Role[], value: (role: Role) => unknown) =>
      roles.filter((role) => cell(role) !== '').map((role) => [role, value(role)])
    const parsed = v.safeParse(rule, {
      id: cell('id'),
      payer: cell('payer'),
      message: cell('message'),
      codes: list('codes'),
      ...Object.fromEntries(given(['severity', 'resolve'], cell)),
      when: Object.fromEntries([
        ...given(LISTS, list),
        ...given(NUMBERS, (role) => Number(cell(role))),
        ...given(WORDS, cell),
      ]),
    })
    if (!parsed.success) {
      const [issue] = parsed.issues
      return fail(name, line, `at ${v.getDotPath(issue) ?? 'the rule'}: ${issue.message}`, issue.received)
    }
    rules.push(parsed.output)
  }
  return ok(rules)
}
