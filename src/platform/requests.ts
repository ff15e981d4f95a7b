/** The shape of every request, checked on receipt. One entry a call of messages.ts. */
import * as v from 'valibot'
import type { CallName, Calls } from './messages.ts'
import { emLevel, emWorksheet, modifierAdvice, riskAdjustment } from './visit-requests.ts'

const tabId = v.pipe(v.number(), v.integer(), v.minValue(0))
const offset = v.pipe(v.number(), v.integer(), v.minValue(0))
const date = v.pipe(v.string(), v.isoDate())
const system = v.picklist(['ICD-10-CM', 'ICD-10-PCS', 'HCPCS', 'CPT', 'ICD-9-CM', 'ICD-9-CM-PROC'])
const code = v.pipe(v.string(), v.minLength(1), v.maxLength(20))
const nothing = v.record(v.string(), v.never())

const ref = v.pipe(v.string(), v.minLength(1), v.maxLength(40))
const basketChange = v.variant('kind', [
  v.object({ kind: v.literal('add'), ref }),
  v.object({ kind: v.literal('remove'), ref }),
  v.object({ kind: v.literal('move'), ref, to: v.pipe(v.number(), v.finite()) }),
  v.object({
    kind: v.literal('set'),
    ref,
    modifiers: v.optional(v.pipe(v.array(v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{2}$/))), v.maxLength(20))),
    units: v.optional(v.pipe(v.number(), v.finite())),
    poa: v.optional(v.nullable(v.picklist(['Y', 'N', 'U', 'W', '1']))),
    pointers: v.optional(v.pipe(v.array(ref), v.maxLength(50))),
  }),
  v.object({
    kind: v.literal('stay'),
    dischargeStatus: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^\d{2}$/)))),
    lengthOfStay: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9999)))),
  }),
  v.object({ kind: v.literal('clear') }),
  v.object({ kind: v.literal('undo') }),
])

const bookPart = v.picklist(['index', 'external-causes', 'neoplasm', 'drug'])
const importKind = v.picklist([
  'alphabetic-index',
  'neoplasm-table',
  'drug-table',
  'external-cause-index',
  'cpt',
  'hcpcs',
  'gem-cm-9-10',
  'gem-cm-10-9',
  'gem-pcs-9-10',
  'gem-pcs-10-9',
  'ncci',
  'mue',
  'add-on',
  'coverage',
  'payer-rules',
  'citations',
  'release',
])

export const requestSchemas: { [N in CallName]: v.GenericSchema<unknown, Calls[N]['request']> } = {
  indexStatus: nothing,
  repairIndex: nothing,
  reopenIndex: nothing,
  read: v.object({ tabId }),
  current: v.object({ tabId }),
  paste: v.object({ tabId, text: v.string() }),
  chooseNote: v.object({ tabId, ids: v.array(v.string()) }),
  encounter: v.object({
    tabId,
    setting: v.optional(v.picklist(['outpatient', 'inpatient', 'professional'])),
    date: v.optional(date),
    age: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(130)))),
    sex: v.optional(v.picklist(['M', 'F', 'U'])),
  }),
  judge: v.object({ tabId }),
  basket: v.object({ tabId, change: basketChange }),
  decide: v.object({ tabId, code, decision: v.picklist(['accept', 'dismiss', 'never', 'undo']) }),
  mark: v.object({
    tabId,
    ranges: v.array(v.object({ start: offset, end: offset })),
    scrollTo: v.optional(offset),
  }),
  audit: v.object({ tabId, codes: v.pipe(v.array(v.object({ system, code })), v.minLength(1), v.maxLength(500)) }),
  search: v.object({
    query: v.string(),
    limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200))),
    date: v.optional(date),
    systems: v.optional(v.pipe(v.array(system), v.minLength(1), v.maxLength(10))),
    billable: v.optional(v.boolean()),
  }),
  check: v.object({
    codes: v.pipe(
      v.array(
        v.object({
          system,
          code,
          modifiers: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(10))), v.maxLength(20))),
          poa: v.optional(v.pipe(v.string(), v.maxLength(10))),
          units: v.optional(v.number()),
          pointers: v.optional(v.pipe(v.array(v.number()), v.maxLength(50))),
          date: v.optional(v.pipe(v.string(), v.maxLength(20))),
        }),
      ),
      v.maxLength(1000),
    ),
    setting: v.picklist(['outpatient', 'inpatient', 'professional']),
    date: v.optional(date),
    age: v.optional(v.number()),
    sex: v.optional(v.picklist(['M', 'F', 'U'])),
    dischargeStatus: v.optional(v.pipe(v.string(), v.maxLength(10))),
    lengthOfStay: v.optional(v.number()),
    payer: v.optional(v.pipe(v.string(), v.maxLength(100))),
  }),
  record: v.object({ system, code, date: v.optional(date) }),
  place: v.object({ id: v.pipe(v.string(), v.maxLength(40)), date: v.optional(date) }),
  pcsTable: v.object({ chosen: v.pipe(v.string(), v.maxLength(20)), date: v.optional(date) }),
  pcsIndex: v.object({ beginning: v.pipe(v.string(), v.maxLength(120)) }),
  bookParts: nothing,
  bookLines: v.object({
    part: bookPart,
    at: v.union([
      v.object({ letter: v.pipe(v.string(), v.length(1)) }),
      v.object({ entry: offset }),
      v.object({ query: v.pipe(v.string(), v.maxLength(200)) }),
    ]),
    date: v.optional(date),
  }),
  bookFollow: v.object({ part: bookPart, reference: v.pipe(v.string(), v.maxLength(300)) }),
  bookCompletions: v.object({ code, date: v.optional(date) }),
  cite: v.object({
    code,
    text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300)),
    change: v.picklist(['add', 'remove']),
  }),
  imports: nothing,
  changeImport: v.object({ kind: importKind, change: v.picklist(['remove', 'go-back']) }),
  imported: v.object({ kinds: v.pipe(v.array(importKind), v.maxLength(50)) }),
  riskAdjustment,
  emLevel,
  emWorksheet,
  modifierAdvice,
  pickRegion: v.object({ tabId }),
  insert: v.object({ tabId, text: v.pipe(v.string(), v.minLength(1), v.maxLength(2000)) }),
  wipe: v.object({ tabId }),
}
