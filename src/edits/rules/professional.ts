/** What holds for the diagnoses of a practitioner's claim, which no official editor checks before it is sent. */
import { type Context, finding, listed, type Rule } from '../context.ts'

const OLDEST = 124
const SOURCE = 'ICD-10-CM conventions; the table is that of the Medicare Code Editor (CMS)'

export const professional: Rule = (context) => {
  const first = context.diagnoses[0]
  if (first?.valid) {
    const flags = context.edits.inpatientDiagnosis(first.row, context.day)
    for (const [flag, rule, why] of [
      [
        'ecodepdx',
        'external-cause-as-first-listed',
        'is an external cause: it stands behind the condition that it explains',
      ],
      [
        'manifestation',
        'manifestation-as-first-listed',
        'describes a manifestation: the underlying disease stands before it',
      ],
    ] as const) {
      if (!flags.includes(flag)) continue
      context.find(
        finding(`icd10cm.${rule}`, 'error', [first], {
          message: `${first.code} ${why}.`,
          source: SOURCE,
          resolve: 'Put the condition first and this code behind it.',
        }),
      )
    }
  }
  if (first?.valid && context.edits.outpatientDiagnosis(first.row, context.day).includes('unacceptable')) {
    context.find(
      finding('icd10cm.unacceptable-first-listed', 'warning', [first], {
        message: `${first.code} describes a circumstance and is usually not accepted as the first-listed diagnosis.`,
        source: 'ICD-10-CM guideline IV.G; the table is that of the Integrated Outpatient Code Editor (CMS), edit 113',
        resolve: 'Put the condition or reason of the visit first.',
      }),
    )
  }
  ages(context)
}

function ages(context: Context): void {
  const { age, day, edits, find, claim } = context
  if (claim.age !== undefined && (age === undefined || age < 0 || age > OLDEST)) {
    find(
      finding('claim.invalid-age', 'error', [], {
        message: `${claim.age} is no age: whole years from 0 to ${OLDEST}.`,
        source: 'Age of the patient',
        resolve: 'Correct the age or the date of birth.',
      }),
    )
    return
  }
  if (age === undefined) {
    context.notChecked({
      matter: 'age',
      message: 'Age edits not checked: the age of the patient is not given.',
      resolve: 'Give the age of the patient.',
    })
    return
  }
  for (const group of ['newborn', 'pediatric', 'maternity', 'adult']) {
    const range = edits.ages(group, day)
    if (!range || (range.youngest <= age && age <= range.oldest)) continue
    const codes = context.diagnoses.filter(
      ({ valid, row }) => valid && edits.inpatientDiagnosis(row, day).includes(group),
    )
    if (codes.length === 0) continue
    find(
      finding('icd10cm.age-conflict', 'warning', codes, {
        message: `${listed(codes)}: for ages ${range.youngest} to ${range.oldest}; the patient is ${age}.`,
        source: `${SOURCE}: ${group} diagnoses`,
        resolve: 'Correct the age or the code.',
      }),
    )
  }
}
