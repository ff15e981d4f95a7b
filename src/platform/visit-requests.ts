/** Shapes of the requests about risk adjustment, visits and modifiers, checked on receipt. Worksheets come from a person's hands. */
import * as v from 'valibot'

const tabId = v.pipe(v.number(), v.integer(), v.minValue(0))
const date = v.pipe(v.string(), v.isoDate())
const code = v.pipe(v.string(), v.minLength(1), v.maxLength(20))
const words = v.pipe(v.string(), v.maxLength(1000))
const payer = v.optional(v.picklist(['medicare', 'other']))
const flag = v.optional(v.boolean())
/** More than any claim or note gives. */
const MOST_CODES = 1000
const MOST_ITEMS = 500

export const riskAdjustment = v.object({
  model: words,
  paymentYear: v.number(),
  dx: v.pipe(v.array(code), v.maxLength(MOST_CODES)),
  age: v.number(),
  sex: v.picklist(['M', 'F', 'U']),
  eligibility: v.optional(
    v.object({
      orec: v.optional(v.picklist(['0', '1', '2', '3'])),
      dual: v.optional(v.picklist(['none', 'partial', 'full'])),
      institutional: flag,
      newEnrollee: flag,
      lowIncome: flag,
      esrd: flag,
      metal: v.optional(v.picklist(['Platinum', 'Gold', 'Silver', 'Bronze', 'Catastrophic'])),
      enrollmentMonths: v.optional(v.number()),
    }),
  ),
})

export const emLevel = v.object({
  family: words,
  problems: v.optional(words),
  data: v.optional(words),
  risk: v.optional(words),
  minutes: v.optional(v.number()),
  newPatient: flag,
  date: v.exactOptional(date),
  payer,
  procedureSameDay: flag,
  shared: flag,
})

const span = v.object({ start: v.number(), end: v.number(), text: words })
const items = <const K extends readonly string[]>(kinds: K) =>
  v.pipe(
    v.array(v.object({ kind: v.picklist(kinds), label: words, evidence: v.array(span), code: v.exactOptional(code) })),
    v.maxLength(MOST_ITEMS),
  )

const worksheet = v.object({
  family: v.exactOptional(
    v.picklist([
      'office',
      'hospital-initial',
      'hospital-subsequent',
      'hospital-same-day',
      'hospital-discharge',
      'consultation-office',
      'consultation-inpatient',
      'emergency',
      'nursing-initial',
      'nursing-subsequent',
      'nursing-discharge',
      'home',
    ]),
  ),
  newPatient: v.exactOptional(v.boolean()),
  problems: items([
    'minor',
    'stable-chronic',
    'acute-simple',
    'chronic-worse',
    'undiagnosed',
    'acute-systemic',
    'injury-complicated',
    'chronic-severe',
    'threat',
    'intensive-nursing',
  ]),
  data: items(['outside-note', 'result', 'order', 'historian', 'interpretation', 'discussion']),
  risk: items([
    'no-treatment',
    'over-the-counter',
    'therapy',
    'prescription',
    'surgery-minor',
    'surgery',
    'social',
    'monitoring',
    'surgery-high',
    'surgery-emergency',
    'hospital',
    'limits-of-care',
    'parenteral-controlled',
  ]),
  time: v.exactOptional(v.object({ minutes: v.number(), evidence: v.array(span) })),
})

export const emWorksheet = v.object({
  tabId,
  worksheet: v.exactOptional(worksheet),
  payer: v.exactOptional(v.picklist(['medicare', 'other'])),
  procedureSameDay: v.exactOptional(v.boolean()),
  shared: v.exactOptional(v.boolean()),
})

export const modifierAdvice = v.object({
  tabId,
  codes: v.pipe(
    v.array(
      v.object({
        system: v.picklist(['ICD-10-CM', 'ICD-10-PCS', 'HCPCS', 'CPT', 'ICD-9-CM', 'ICD-9-CM-PROC']),
        code,
        modifiers: v.exactOptional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(2))), v.maxLength(20))),
      }),
    ),
    v.maxLength(MOST_CODES),
  ),
  payer: v.exactOptional(v.picklist(['medicare', 'other'])),
})
