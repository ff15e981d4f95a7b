/** Medical necessity: each service against the imported LCD and NCD lists, by the diagnoses that its line points to. */
import { type Context, type Diagnosis, finding, listed, type Rule, type ServiceLine } from '../context.ts'
import type { CoverageEntry, CoverageTable } from '../types.ts'

export const coverage: Rule = (context) => {
  const { claim, lines, imported, notChecked } = context
  if (claim.setting === 'inpatient' || lines.length === 0) return
  for (const line of lines) checkPointers(context, line)
  const table = imported.coverage
  if (!table) {
    notChecked({
      matter: 'coverage',
      message: 'Medical necessity not checked: no coverage list (LCD, NCD) is imported.',
      resolve: 'Import the code lists of the policies that hold where the service is given.',
    })
    return
  }
  const without: ServiceLine[] = []
  for (const line of lines) {
    const policies = table.policies(line.code)
    if (policies.length === 0) without.push(line)
    else for (const policy of policies) judge(context, table, policy, line)
  }
  if (without.length > 0) {
    notChecked({
      matter: 'coverage-services',
      message: `Medical necessity not checked for ${listed(without)}: no imported policy names the service.`,
      resolve: 'Import the policy, if there is one.',
    })
  }
}

function checkPointers({ diagnoses, find }: Context, line: ServiceLine): void {
  const wrong = (line.pointers ?? []).filter((p) => !Number.isInteger(p) || p < 1 || p > diagnoses.length)
  if (wrong.length === 0) return
  find(
    finding('claim.invalid-pointer', 'error', [line], {
      message: `${line.code} points to diagnosis ${wrong.join(', ')}; the claim has ${diagnoses.length}.`,
      source: 'Diagnosis pointers of the line',
      resolve: 'Point to diagnoses of the claim, counted from 1.',
    }),
  )
}

/** The diagnoses that a line points to; all of the claim where it has no pointers. */
function pointed({ diagnoses }: Context, { pointers }: ServiceLine): readonly Diagnosis[] {
  return pointers === undefined || pointers.length === 0 ? diagnoses : pointers.flatMap((p) => diagnoses[p - 1] ?? [])
}

function judge(context: Context, table: CoverageTable, { policy, title }: CoverageEntry, line: ServiceLine): void {
  const own = pointed(context, line)
  const verdicts = own.map((diagnosis) => ({ diagnosis, verdict: table.judge(policy, line.code, diagnosis.raw) }))
  const source = `Coverage policy ${policy}${title === '' ? '' : ` (${title})`}, imported`
  const against = verdicts.filter(({ verdict }) => verdict === 'not-covered').map(({ diagnosis }) => diagnosis)
  if (verdicts.some(({ verdict }) => verdict === 'covered')) return
  if (against.length > 0) {
    context.find(
      finding('coverage.not-covered-diagnosis', 'error', [line, ...against], {
        message: `${line.code} is not covered for ${listed(against)}.`,
        source,
        resolve:
          'Point to the diagnosis that the record gives as the reason; tell the patient in advance where there is none that is covered.',
      }),
    )
  } else if (table.listsCovered(policy, line.code)) {
    context.find(
      finding('coverage.no-covered-diagnosis', 'error', [line, ...own], {
        message: `None of the diagnoses of ${line.code} stands on the list of those that support it.`,
        source,
        resolve:
          'Check whether the record supports a listed diagnosis and the line points to it; tell the patient in advance where it does not.',
      }),
    )
  }
}
