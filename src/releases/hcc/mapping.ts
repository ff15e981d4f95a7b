/** Diagnoses and the categories that they count for, with the conditions of age and sex that the models' edits set. */
import { fail, ok, type Result } from '../result.ts'
import { byText, lines } from '../text.ts'
import { grouped } from './grouped.ts'

/** A code counts for the category when age (whole years) and sex fit. */
export interface Assignment {
  code: string
  category: string
  from: number
  /** Infinity when open. */
  to: number
  /** Both when absent. */
  sex?: 'M' | 'F'
}

/** Under its condition, the code counts for `category`, or for none when that is ''. */
export interface Edit {
  code: string
  sex?: 'M' | 'F'
  /** The edit applies up to this age … */
  upTo?: number
  /** … and from this age on. */
  since?: number
  category: string
}

const ALWAYS = { from: 0, to: Number.POSITIVE_INFINITY }

/** ICD10,CC,MCE_AGE_CONDITION[,AGE_EDIT_CONDITION,SEX_EDIT_CONDITION] of the CMS software. Edits of the claims editor (MCE) stay out. */
export function readCmsMapping(text: string, file: string): Result<Assignment[]> {
  const rows: Assignment[] = []
  for (const { line, text: row } of lines(text)) {
    if (line === 1) continue
    const [code = '', category = '', , age = '', sex = ''] = row.split(',')
    const ages = ageRange(age)
    if (!/^[A-Z]\w{2,6}$/.test(code) || !/^\d+\.0$/.test(category) || ages === undefined) {
      return fail(file, line, 'a code, its category and known conditions', row)
    }
    rows.push({ code, category: category.slice(0, -2), ...ages, ...sexOf(sex.charAt(0)) })
  }
  return ok(joined(rows))
}

/** `code TAB category` with `TAB D` on the second category of a code. */
export function readCategoryMap(text: string, file: string): Result<Assignment[]> {
  const rows: Assignment[] = []
  for (const { line, text: row } of lines(text)) {
    const [code = '', category = ''] = row.split('\t')
    if (!/^[A-Z]\w{2,6}$/.test(code) || !/^\d+(\.\d)?$/.test(category)) {
      return fail(file, line, 'a code and its category', row)
    }
    rows.push({ code, category, ...ALWAYS })
  }
  return ok(joined(rows))
}

/** The edits of one model out of the table of all (`icd10,edit_type,sex,age_min,age_max,action,cc_override,model_name,description`). */
export function readCmsEdits(text: string, file: string, model: string): Result<Edit[]> {
  const edits: Edit[] = []
  for (const { line, text: row } of lines(text)) {
    const [code = '', type = '', sex = '', min = '', max = '', action = '', category = '', name = ''] = row.split(',')
    if (line === 1 || name !== model || type === 'mce_age') continue
    if (action !== 'invalid' && action !== 'override') return fail(file, line, 'invalid or override', row)
    edits.push({ code, category: action === 'invalid' ? '' : category, ...condition(sex, min, max) })
  }
  return ok(edits)
}

/** Rows of hcc-hhs-edits.tsv. */
export const editOf = ([code = '', sex = '', min = '', max = '', category = '']: readonly string[]): Edit => ({
  code,
  category,
  ...condition(sex, min, max),
})

/** The assignments as the edits leave them; an edit of a code that counts for nothing is moot. */
export function withEdits(assignments: readonly Assignment[], edits: readonly Edit[]): Assignment[] {
  const byCode = grouped(assignments, ({ code }) => code)
  for (const edit of edits) {
    const rows = byCode.get(edit.code)
    if (rows === undefined) continue
    const { code, category } = edit
    const moved = category === '' ? [] : where(edit).map((range) => ({ code, category, ...range }))
    byCode.set(code, [...rows.flatMap((row) => without(row, edit)), ...moved])
  }
  return joined([...byCode.values()].flat())
}

/** `22[0-49]`, `111[18- M]`, `112[F]`, `37`: a category and its condition, as it stands in mapping.tsv. */
export function cell({ category, from, to, sex }: Assignment): string {
  const ages = from === 0 && to === Number.POSITIVE_INFINITY ? '' : `${from}-${Number.isFinite(to) ? to : ''}`
  const said = [ages, sex ?? ''].filter(Boolean).join(' ')
  return said ? `${category}[${said}]` : category
}

function ageRange(condition: string): { from: number; to: number } | undefined {
  if (condition === '') return ALWAYS
  const [, operator, age = ''] = /^age (<|>=) (\d+)$/.exec(condition) ?? []
  if (operator === undefined) return undefined
  return operator === '<' ? { from: 0, to: Number(age) - 1 } : { from: Number(age), to: Number.POSITIVE_INFINITY }
}

const sexOf = (digit: string): { sex?: 'M' | 'F' } => (digit === '1' ? { sex: 'M' } : digit === '2' ? { sex: 'F' } : {})

function condition(sex: string, min: string, max: string): Omit<Edit, 'code' | 'category'> {
  return { ...sexOf(sex), ...(max === '' ? {} : { upTo: Number(max) }), ...(min === '' ? {} : { since: Number(min) }) }
}

/** Where an edit applies, as ranges of age and a sex. */
function where({ sex, upTo, since }: Edit): Pick<Assignment, 'from' | 'to' | 'sex'>[] {
  if (sex) return [{ ...ALWAYS, sex }]
  const ranges: { from: number; to: number }[] = []
  if (upTo !== undefined) ranges.push({ from: 0, to: upTo })
  if (since !== undefined) ranges.push({ from: since, to: Number.POSITIVE_INFINITY })
  return ranges
}

/** What an edit leaves of an assignment. */
function without(row: Assignment, { sex, upTo = -1, since = Number.POSITIVE_INFINITY }: Edit): Assignment[] {
  if (sex) return row.sex === sex ? [] : [{ ...row, sex: sex === 'F' ? 'M' : 'F' }]
  const left = { ...row, from: Math.max(row.from, upTo + 1), to: Math.min(row.to, since - 1) }
  return left.from <= left.to ? [left] : []
}

/** Sorted by code and category; what only the split of an age range had parted is one again. */
function joined(rows: readonly Assignment[]): Assignment[] {
  const sorted = [...rows].sort(
    (a, b) =>
      byText(a.code, b.code) ||
      Number(a.category) - Number(b.category) ||
      byText(a.sex ?? '', b.sex ?? '') ||
      a.from - b.from,
  )
  const all: Assignment[] = []
  for (const row of sorted) {
    const last = all.at(-1)
    const touches = last?.code === row.code && last.category === row.category && last.sex === row.sex
    if (last && touches && row.from <= last.to + 1) last.to = Math.max(last.to, row.to)
    else all.push({ ...row })
  }
  return all
}
