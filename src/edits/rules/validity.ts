/** Validity on the date, completeness, 7th characters, and codes given twice. */
import { formatDay } from '../../library/day.ts'
import type { Classification, Day, Row } from '../../library/types.ts'
import { type Context, type Diagnosis, finding, listed, type Rule } from '../context.ts'

const CODE_SET = 'ICD-10-CM code set in force on the date of service (HIPAA, 45 CFR 162.1002)'
const DETAIL = 'ICD-10-CM guideline I.B.2: code to the highest number of characters available'
const SEVENTH = 'ICD-10-CM guidelines I.A.4 and I.A.5: 7th characters and the placeholder X'

export const validity: Rule = (context) => {
  const { claim, diagnoses, cm, day } = context
  const told = new Set<string>()
  for (const diagnosis of diagnoses) {
    if (diagnosis.valid || told.has(diagnosis.raw)) continue
    told.add(diagnosis.raw)
    context.find(faultOf(diagnosis, cm, day))
  }
  if (diagnoses.length === 0) {
    context.find({
      rule: 'claim.no-diagnosis',
      severity: 'error',
      codes: [],
      message: 'There is no diagnosis.',
      source: 'A claim needs a principal or first-listed diagnosis (ICD-10-CM guidelines, sections II and IV)',
      resolve: 'Add the diagnosis chiefly responsible for the stay or the visit.',
    })
  }
  for (const { date, code } of claim.codes) {
    if (date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(date)) {
      context.find({
        rule: 'claim.invalid-date',
        severity: 'error',
        codes: [code],
        message: `The date "${date}" of ${code} is not a day written YYYY-MM-DD; it was checked on ${claim.date}.`,
        source: 'Date of service of the line',
        resolve: 'Write the date of the line as YYYY-MM-DD.',
      })
    }
  }
  duplicates(context)
  systems(context)
}

/** What is wrong with a diagnosis that may not be billed on the day. */
function faultOf(diagnosis: Diagnosis, cm: Classification, day: Day) {
  const { row, code, raw } = diagnosis
  const base = row < 0 ? baseOf(raw, cm, day) : row
  if (row < 0 && base >= 0) {
    const meanings = cm.seventhCharacters(base)
    return finding('icd10cm.invalid-seventh-character', 'error', [diagnosis], {
      message: `${code} does not exist: ${cm.code(base)} takes ${charactersOf(meanings)}.`,
      source: SEVENTH,
      resolve: 'Choose the 7th character that the record supports, with X where characters are missing before it.',
    })
  }
  if (row < 0) {
    return finding('icd10cm.invalid-code', 'error', [diagnosis], {
      message: `${code} is not a code of ICD-10-CM.`,
      source: CODE_SET,
      resolve: 'Look the condition up and take the code as it is written there.',
    })
  }
  if (cm.isValid(row, day)) {
    const meanings = cm.seventhCharacters(row)
    const children = cm.children(row).filter((child) => cm.isValid(child, day))
    if (Object.keys(meanings).length > 0 && children.every((child) => cm.rawCode(child).length === 7)) {
      return finding('icd10cm.missing-seventh-character', 'error', [diagnosis], {
        message: `${code} lacks its 7th character: ${charactersOf(meanings)}.`,
        source: SEVENTH,
        resolve: 'Add the 7th character that the record supports, with X where characters are missing before it.',
      })
    }
    return finding('icd10cm.incomplete-code', 'error', [diagnosis], {
      message: `${code} is a heading, not a code: ${children.length} more specific codes lie below it.`,
      source: DETAIL,
      resolve: 'Choose the code below it that the record supports.',
    })
  }
  return finding('icd10cm.not-valid-on-date', 'error', [diagnosis], {
    message: `${code} is not valid on ${formatDay(day)}: ${whenValid(cm, row)}.`,
    source: CODE_SET,
    resolve:
      'Use the code that is in force on the date of service; the record of this code names replacements where there are any.',
  })
}

/** The header whose 7th character is wrong or missing its X's; -1 when the string is no such thing. */
function baseOf(raw: string, cm: Classification, day: Day): Row {
  if (raw.length < 4 || raw.length > 7) return -1
  for (let length = Math.min(raw.length, 6); length >= 3; length--) {
    const row = cm.find(raw.slice(0, length))
    if (row < 0 || !cm.isValid(row, day)) continue
    const rest = raw.slice(length)
    const isLeaf = cm.children(row).every((child) => cm.rawCode(child).length === 7)
    const takes = Object.keys(cm.seventhCharacters(row)).length > 0
    return isLeaf && takes && /^X*.?$/.test(rest) ? row : -1
  }
  return -1
}

const charactersOf = (meanings: Readonly<Record<string, string>>): string =>
  Object.entries(meanings)
    .map(([char, meaning]) => `${char} ${meaning}`)
    .join(', ')

function whenValid(cm: Classification, row: Row): string {
  return cm
    .periods(row)
    .map(({ from, to, billable }) => {
      const until = Number.isFinite(to) ? ` until ${formatDay(to)}` : ''
      return `${billable ? 'valid' : 'a heading'} from ${formatDay(from)}${until}`
    })
    .join('; ')
}

function duplicates({ diagnoses, find }: Context): void {
  const seen = new Map<string, Diagnosis>()
  const told = new Set<string>()
  for (const diagnosis of diagnoses) {
    if (seen.has(diagnosis.raw) && !told.has(diagnosis.raw)) {
      told.add(diagnosis.raw)
      find(
        finding('icd10cm.duplicate-code', 'error', [diagnosis], {
          message: `${diagnosis.code} is given more than once.`,
          source: 'ICD-10-CM guideline I.B.12: a code is reported once for an encounter',
          resolve: 'Keep it once.',
        }),
      )
    }
    seen.set(diagnosis.raw, diagnosis)
  }
}

/** Codes of a system that does not belong on such a claim: nothing else would say a word of them. */
function systems({ claim, find, notChecked }: Context): void {
  const of = (...wanted: string[]) => claim.codes.filter(({ system }) => wanted.includes(system))
  const old = of('ICD-9-CM', 'ICD-9-CM-PROC')
  if (old.length > 0) {
    find(
      finding('claim.code-system', 'error', old, {
        message: `${listed(old)}: ICD-9-CM has not been in force since October 1, 2015.`,
        source: CODE_SET,
        resolve: 'Use ICD-10-CM or ICD-10-PCS; the crosswalk names candidates.',
      }),
    )
  }
  const inpatient = claim.setting === 'inpatient'
  const procedures = inpatient ? [] : of('ICD-10-PCS')
  if (procedures.length > 0) {
    find(
      finding('claim.code-system', 'warning', procedures, {
        message: `${listed(procedures)}: ICD-10-PCS codes belong to inpatient stays.`,
        source: 'ICD-10-PCS is for procedures of hospital inpatients (HIPAA, 45 CFR 162.1002)',
        resolve: 'Use HCPCS or CPT for the services of this setting.',
      }),
    )
  }
  if (inpatient && of('HCPCS', 'CPT').length > 0) {
    notChecked({
      matter: 'inpatient-services',
      message: 'Service lines not checked: the editor of inpatient claims looks at diagnoses and ICD-10-PCS only.',
      resolve: 'Check services in the setting in which they are billed.',
    })
  }
}
