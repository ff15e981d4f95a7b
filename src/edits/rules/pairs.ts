/** NCCI pairs: two services of one day of which one is part of the other, or that exclude each other. */
import { type Context, finding, type Rule, type ServiceLine } from '../context.ts'
import { deniedDays } from './outpatient.ts'

export const pairs: Rule = (context) => {
  if (context.claim.setting === 'inpatient' || context.lines.length === 0) return
  if (!context.imported.pairs) sayWhatIsMissing(context)
  const found = conflicts(context)
  for (const kind of ['not-allowed', 'modifier-allowed'] as const) {
    const hit = found.filter((one) => one.kind === kind)
    if (hit.length > 0) tell(context, kind, hit)
  }
}

/** Lines that a pair rejects: other edits look no further at them. */
export const rejected = (context: Context): ReadonlySet<ServiceLine> =>
  new Set(conflicts(context).map(({ column2 }) => column2))

interface Conflict {
  kind: 'not-allowed' | 'modifier-allowed'
  column1: ServiceLine
  column2: ServiceLine
}

/** The version of the table is that of the claim's first day; only lines of the same day meet. */
function conflicts({ claim, day, lists, imported, edits, lines: all }: Context): Conflict[] {
  const table = imported.pairs ?? edits.pairs
  const denied = claim.setting === 'outpatient' ? deniedDays(all) : () => false
  const lines = all.filter((line) => !denied(line.day))
  const found: Conflict[] = []
  const separated = (line: ServiceLine) => line.modifiers.some((one) => lists.modifier(one, day)?.includes('ncci'))
  for (const column1 of lines) {
    if (!table.has(column1.code)) continue
    for (const column2 of lines) {
      if (column2 === column1 || column2.day !== column1.day) continue
      const pair = table.find(column1.code, column2.code, day)
      if (!pair) continue
      if (!pair.modifierAllowed) found.push({ kind: 'not-allowed', column1, column2 })
      else if (!separated(column1) && !separated(column2)) found.push({ kind: 'modifier-allowed', column1, column2 })
    }
  }
  return found
}

function tell(context: Context, kind: Conflict['kind'], found: readonly Conflict[]): void {
  const outpatient = context.claim.setting === 'outpatient'
  const edition = context.imported.pairs ? 'imported NCCI file' : 'outpatient hospital, HCPCS Level II, 2026 quarter 2'
  const told = [...new Set(found.map(({ column1, column2 }) => `${column2.code} with ${column1.code}`))].join('; ')
  context.find(
    finding(
      `${outpatient ? 'ioce.ncci' : 'ncci'}-${kind}`,
      kind === 'not-allowed' || outpatient ? 'error' : 'warning',
      found.map(({ column2 }) => column2),
      {
        message:
          kind === 'not-allowed'
            ? `Not paid together on one day, and no modifier changes that: ${told}.`
            : `Not paid together on one day unless a modifier says that they were distinct: ${told}.`,
        source: `NCCI procedure-to-procedure edits (CMS), ${edition}${outpatient ? `; I/OCE edit ${kind === 'not-allowed' ? 20 : 40}` : ''}`,
        resolve:
          kind === 'not-allowed'
            ? 'Bill only the first of each two.'
            : 'Bill only the first of each two; where the record shows distinct services, add the modifier that tells why (59, XE, XS, XP, XU, a side or a digit).',
      },
    ),
  )
}

function sayWhatIsMissing({ lines, claim, notChecked }: Context): void {
  const foreign = lines.filter(({ system }) => system === 'CPT')
  if (foreign.length === 0 && claim.setting === 'outpatient') return
  notChecked({
    matter: 'ncci',
    message:
      foreign.length > 0
        ? 'NCCI pairs with CPT codes not checked: the complete NCCI file is not imported.'
        : 'NCCI pairs of practitioners not checked: only those of the outpatient hospital among HCPCS Level II are bundled.',
    resolve: 'Import the NCCI procedure-to-procedure files of CMS.',
  })
}
