/** Present-on-admission indicators of an inpatient claim (Official Guidelines, Appendix I). */
import type { Context, Diagnosis, Rule } from '../context.ts'
import { finding } from '../context.ts'
import { POA_INDICATORS } from '../types.ts'

const SOURCE = 'ICD-10-CM Official Guidelines, Appendix I: present on admission'
const LIST = 'CMS list of diagnoses exempt from POA reporting, FY2026'

export const poa: Rule = (context) => {
  if (context.claim.setting !== 'inpatient') {
    const given = context.diagnoses.filter((diagnosis) => diagnosis.poa !== '')
    if (given.length > 0) {
      context.find(
        finding('poa.not-applicable', 'info', given, {
          message: 'Present-on-admission indicators belong to inpatient claims only.',
          source: SOURCE,
          resolve: 'Leave them out in this setting.',
        }),
      )
    }
    return
  }
  for (const diagnosis of context.diagnoses) {
    if (diagnosis.valid) indicator(context, diagnosis)
  }
}

function indicator({ edits, find }: Context, diagnosis: Diagnosis): void {
  const { code, row, position } = diagnosis
  const given = diagnosis.poa
  const known = POA_INDICATORS.some((one) => one === given)
  if (given !== '' && !known) {
    find(
      finding('poa.invalid', 'error', [diagnosis], {
        message: `"${given}" of ${code} is no present-on-admission indicator.`,
        source: SOURCE,
        resolve: 'Use Y, N, U or W; leave it blank only for an exempt code.',
      }),
    )
    return
  }
  if (edits.poaExempt(row)) {
    if (given !== '' && given !== '1') {
      find(
        finding('poa.exempt', 'info', [diagnosis], {
          message: `${code} is exempt from present-on-admission reporting; "${given}" is not used.`,
          source: LIST,
          resolve: 'Leave the indicator blank.',
        }),
      )
    }
    return
  }
  if (given === '' || given === '1') {
    find(
      finding('poa.required', 'error', [diagnosis], {
        message:
          given === '' ? `${code} needs a present-on-admission indicator.` : `${code} is not exempt: "1" does not fit.`,
        source: `${SOURCE}; ${LIST}`,
        resolve: 'Give Y, N, U or W as the record supports; the provider decides where it is not clear.',
      }),
    )
    return
  }
  if (position === 0 && given === 'N') {
    find(
      finding('poa.principal-not-present', 'question', [diagnosis], {
        message: `${code} is the principal diagnosis and marked as not present on admission.`,
        source: `${SOURCE}; section II: the principal diagnosis occasions the admission`,
        resolve: 'Check the indicator. A combination code of which a part arose later, or a birth, explains an N.',
      }),
    )
  }
  if (given === 'U') {
    find(
      finding('poa.undocumented', 'question', [diagnosis], {
        message: `The record does not tell whether ${code} was present on admission.`,
        source: `${SOURCE}: U should not be used routinely`,
        resolve: 'Ask the provider.',
      }),
    )
  }
}
