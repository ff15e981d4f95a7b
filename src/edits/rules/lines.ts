/** Modifiers and units of service lines, and add-on codes without their primary. Holds for outpatient and professional claims. */
import { formatDay } from '../../library/day.ts'
import { type Context, finding, listed, type Rule, type ServiceLine } from '../context.ts'

export const lines: Rule = (context) => {
  if (context.claim.setting === 'inpatient') return
  for (const line of context.lines) {
    modifiers(context, line)
    if (!Number.isInteger(line.units) || line.units < 1) {
      context.find(
        finding('claim.invalid-units', 'error', [line], {
          message: `${line.units} units of ${line.code}: a line has whole units, at least one.`,
          source: 'Units of service of the line',
          resolve: 'Correct the units.',
        }),
      )
    }
  }
  if (context.claim.setting === 'professional') professionalCodes(context)
  addOns(context)
  units(context)
  foreignCodes(context)
}

/** Sides that one line cannot have together. */
const SIDES = ['50', 'LT', 'RT']

function modifiers({ edits, day, find }: Context, line: ServiceLine): void {
  const own = line.modifiers
  const twice = own.filter((one, i) => own.indexOf(one) !== i)
  if (twice.length > 0) {
    find(
      finding('modifier.duplicate', 'warning', [line], {
        message: `${line.code} has modifier ${twice[0]} more than once.`,
        source: 'Modifiers of the line',
        resolve: 'Keep it once.',
      }),
    )
  }
  const pairs = own.flatMap((one, i) => own.slice(i + 1).map((other): [string, string] => [one, other]))
  for (const [one, other] of pairs) {
    if (one === other) continue
    const sides = SIDES.includes(one) && SIDES.includes(other)
    if (!sides && !edits.modifiersConflict(one, other, day)) continue
    find(
      finding('modifier.conflict', 'error', [line], {
        message: `${line.code}: modifiers ${one} and ${other} contradict each other.`,
        source: sides
          ? 'HCPCS modifiers LT and RT, modifier 50'
          : 'Integrated Outpatient Code Editor (CMS): modifiers in conflict',
        resolve: sides ? 'Use 50 for both sides in one, or a line for each side.' : 'Keep the one that holds.',
      }),
    )
  }
}

/** In the hospital the outpatient editor says this; a practitioner's claim has no such editor. */
function professionalCodes(context: Context): void {
  const { lists, day, find } = context
  const wrong = context.lines.filter(({ system, service }) => system === 'HCPCS' && service === undefined)
  if (wrong.length > 0) {
    find(
      finding('hcpcs.invalid-code', 'error', wrong, {
        message: `Not a code of HCPCS Level II on the date of service: ${listed(wrong)}.`,
        source: 'HCPCS Level II (CMS), in force on the date of service',
        resolve: 'Use a code that is in force on the date of service.',
      }),
    )
  }
  const unknown = context.lines.filter((line) => line.modifiers.some((one) => lists.modifier(one, day) === undefined))
  if (unknown.length > 0) {
    find(
      finding('modifier.unknown', 'warning', unknown, {
        message: `${listed(unknown)} has a modifier that is not known on the date of service.`,
        source: 'Modifiers of the Integrated Outpatient Code Editor (CMS)',
        resolve: 'Check the modifier.',
      }),
    )
  }
}

function addOns(context: Context): void {
  const { edits, imported, day, find, notChecked } = context
  for (const line of context.lines) {
    const bundled = edits.addOns.find(line.code, day)
    const rule = imported.addOns?.find(line.code, day) ?? bundled
    if (!rule) continue
    const others = context.lines.filter((other) => other !== line && other.day <= line.day && line.day - other.day <= 1)
    if (others.some(({ code }) => rule.primaries.has(code))) continue
    if (rule.type !== 1 && others.length > 0) continue
    if (!rule.complete && others.some(({ system }) => system === 'CPT')) {
      notChecked({
        matter: `add-on:${line.code}`,
        message: `The primary code of ${line.code} not checked: its primary codes among CPT are not bundled.`,
        resolve: 'Import the NCCI add-on code file of CMS.',
      })
      continue
    }
    find(
      finding('ncci.add-on-without-primary', 'error', [line], {
        message: `${line.code} is an add-on code, and none of its primary codes is there.`,
        source: `NCCI add-on code edits (CMS), type ${rule.type}`,
        resolve: 'Add the primary service, or leave the add-on out.',
      }),
    )
  }
}

function units({ imported, day, find, notChecked, lines: all }: Context): void {
  if (all.length === 0) return
  const table = imported.units
  if (!table) {
    notChecked({
      matter: 'mue',
      message: 'Units not checked: no MUE file (medically unlikely edits) is imported.',
      resolve: 'Import the MUE file of CMS for this kind of provider.',
    })
    return
  }
  if (day < table.effective) {
    notChecked({
      matter: 'mue-date',
      message: `Units not checked: the imported MUE file holds from ${formatDay(table.effective)} on.`,
      resolve: 'Import the MUE file of the quarter of the service.',
    })
    return
  }
  const byDay = new Map<string, ServiceLine[]>()
  for (const line of all) {
    const key = `${line.code} ${line.day}`
    byDay.set(key, [...(byDay.get(key) ?? []), line])
  }
  for (const group of byDay.values()) {
    const first = group[0]!
    const limit = table.find(first.code)
    if (!limit) continue
    const byLine = limit.adjudication === 1
    const most = byLine
      ? Math.max(...group.map((line) => line.units))
      : group.reduce((sum, line) => sum + line.units, 0)
    if (most <= limit.units) continue
    find(
      finding('mue.units-exceeded', limit.adjudication === 2 ? 'error' : 'warning', group, {
        message: `${first.code}: ${most} units, at most ${limit.units} ${byLine ? 'on a line' : 'on a day'}.`,
        source: `Medically unlikely edits (CMS), imported file, adjudication indicator ${limit.adjudication}${limit.rationale === '' ? '' : `; ${limit.rationale}`}`,
        resolve:
          limit.adjudication === 2
            ? 'Correct the units: this limit follows from the code or from policy and cannot be exceeded.'
            : 'Correct the units; where the record supports more, bill the rest on further lines with the modifier that fits, or appeal with records.',
      }),
    )
  }
}

/** CPT is not bundled: what would be said of its codes is not known. */
function foreignCodes({ lines: all, notChecked }: Context): void {
  if (!all.some(({ system }) => system === 'CPT')) return
  notChecked({
    matter: 'cpt',
    message: 'Validity, age and status of CPT codes not checked: CPT is not bundled.',
    resolve: 'Check them against the licensed code set of the American Medical Association.',
  })
}
