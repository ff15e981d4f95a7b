/** Everything that is judged of a basket at once: the edits, and by setting the group of the stay or the categories of risk adjustment. */
import type { Basket, BasketItem } from '../basket/types.ts'
import type { Claim } from '../edits/types.ts'
import type { CodeSystem, Encounter } from '../engine/types.ts'
import { parseDay } from '../library/day.ts'
import type { Failure, Grouping, Judgement } from '../platform/messages.ts'
import { checkClaim } from './check.ts'
import { type DrgRequest, drgChanges, groupStay } from './drg.ts'
import type { Encoder } from './encoder.ts'
import { riskAdjustment } from './hcc.ts'
import { modifierAdvice } from './modifiers.ts'

/** The model and year under which the categories of an encounter are shown: the one that payment follows on its date. */
const RISK_MODEL = 'CMS-HCC V28'
/** Diagnoses of one calendar year are paid for in the next. */
const PAYMENT_LAG = 1
const LATEST_PAYMENT_YEAR = 2027

type ReadRef = (ref: string) => { system: CodeSystem; code: string }

/**
 * @param text the note, on whose words advice may rest; '' when there is none
 * @param readRef how the basket names a code
 */
export async function judgeBasket(
  encoder: Encoder,
  basket: Basket,
  encounter: Encounter,
  text: string,
  readRef: ReadRef,
): Promise<Judgement | Failure> {
  const items = basket.items.map((item) => ({ ...item, ...readRef(item.ref) }))
  const checked = await checkClaim(encoder, claimOf(basket, items, encounter))
  if ('ok' in checked) return checked
  const services = items.some(({ system }) => system === 'HCPCS' || system === 'CPT')
  const { setting, date } = encounter
  const advice = services ? await modifierAdvice(encoder, { codes: items, text, setting, date }) : []
  if (encounter.setting === 'inpatient')
    return { ...checked, advice, drg: await groupingOf(encoder, basket, items, encounter) }
  const risk = await riskOf(encoder, items, encounter)
  const outpatient = setting === 'outpatient' ? await outpatientStatus(encoder, items, date) : []
  return { ...checked, advice, ...(risk ? { risk } : {}), ...(outpatient.length > 0 ? { outpatient } : {}) }
}

type Item = BasketItem & { system: CodeSystem; code: string }

function claimOf(basket: Basket, items: Item[], encounter: Encounter): Claim {
  const diagnoses = items.filter(({ system }) => system === 'ICD-10-CM').map(({ ref }) => ref)
  return {
    codes: items.map(({ system, code, modifiers, units, poa, pointers }) => ({
      system,
      code,
      modifiers,
      units,
      poa,
      pointers: pointers.map((ref) => diagnoses.indexOf(ref) + 1).filter((place) => place > 0),
    })),
    setting: encounter.setting,
    date: encounter.date,
    age: encounter.age,
    sex: encounter.sex,
    dischargeStatus: basket.dischargeStatus,
    lengthOfStay: basket.lengthOfStay,
  }
}

async function groupingOf(encoder: Encoder, basket: Basket, items: Item[], encounter: Encounter): Promise<Grouping> {
  const [principal, ...secondary] = items.filter(({ system }) => system === 'ICD-10-CM')
  const { dischargeStatus } = basket
  if (!principal) return open('A stay is grouped by its principal diagnosis. Accept one.')
  if (!dischargeStatus) return open('State where the patient was discharged to.')
  const stay: DrgRequest = {
    date: encounter.date,
    principal,
    secondary,
    procedures: items.filter(({ system }) => system === 'ICD-10-PCS').map(({ code }) => code),
    age: encounter.age,
    sex: encounter.sex ?? 'U',
    dischargeStatus,
  }
  const [explained, changes] = await Promise.all([groupStay(encoder, stay), drgChanges(encoder, stay)])
  if ('ok' in explained) return open(explained.message)
  const { why, ...result } = explained
  return { grouped: true, result, why, changes: 'ok' in changes ? [] : changes }
}

const open = (message: string): Grouping => ({ grouped: false, message })

/** Status indicator and APC of the services of HCPCS Level II that are in force on the day. */
async function outpatientStatus(encoder: Encoder, items: Item[], date: string) {
  const services = items.filter(({ system }) => system === 'HCPCS')
  if (services.length === 0) return []
  const hcpcs = await encoder.open('hcpcs')
  const day = parseDay(date)
  return services.flatMap(({ code }) => {
    const row = hcpcs.find(code)
    const period = row < 0 ? undefined : hcpcs.period(row, day)
    if (!period) return []
    const { status, apc } = period
    return [{ code, status, meaning: hcpcs.indicator('status', status, day), ...(apc > 0 ? { apc } : {}) }]
  })
}

/** Categories need age and sex; without them there is nothing to show. */
async function riskOf(encoder: Encoder, items: Item[], { date, age, sex }: Encounter): Promise<Judgement['risk']> {
  if (age === undefined || sex === undefined || sex === 'U') return undefined
  const paymentYear = Math.min(Number(date.slice(0, 4)) + PAYMENT_LAG, LATEST_PAYMENT_YEAR)
  const dx = items.filter(({ system }) => system === 'ICD-10-CM').map(({ code }) => code)
  const found = await riskAdjustment(encoder, { model: RISK_MODEL, paymentYear, dx, age, sex })
  return 'ok' in found ? undefined : { model: found.model, paymentYear, hccs: found.hccs, dropped: found.dropped }
}
