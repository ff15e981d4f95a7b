/** What the numbers in the sections of HCPCS Level II mean. */

/** An age limit that there is not. */
export const NO_AGE = 255

/** Facts that the claims editor holds of a code, by the bit that stands for each, with what to tell a person. */
export const FLAGS = [
  { id: 'dmerc-only', label: 'Billed to the equipment contractor only' },
  { id: 'not-billable-mac', label: 'Not billable to the fiscal intermediary or MAC' },
  { id: 'not-recognized-medicare', label: 'Not recognized by Medicare' },
  { id: 'not-recognized-opps', label: 'Not recognized under OPPS' },
  { id: 'non-covered', label: 'Not covered' },
  { id: 'questionable', label: 'Questionable covered service' },
  { id: 'statutory-exclusion', label: 'Excluded by statute' },
  { id: 'vaccine', label: 'Vaccine or its administration' },
  { id: 'blood-product', label: 'Blood product' },
  { id: 'device', label: 'Device' },
  { id: 'device-procedure', label: 'Procedure that needs a device' },
  { id: 'unclassified-drug', label: 'Unclassified drug' },
  { id: 'information-only', label: 'Reported for information only' },
  { id: 'telehealth', label: 'Telehealth' },
  { id: 'no-cost-sharing', label: 'No deductible or coinsurance' },
  { id: 'skin-substitute-low', label: 'Low-cost skin substitute' },
  { id: 'skin-substitute-high', label: 'High-cost skin substitute' },
  { id: 'pass-through-device', label: 'Pass-through device' },
  { id: 'pass-through-radiopharmaceutical', label: 'Pass-through radiopharmaceutical' },
  { id: 'opioid-treatment-program', label: 'Opioid treatment program' },
] as const

/** Why a code is not payable for a whole quarter. */
export const MID_QUARTER: Readonly<Record<string, string>> = {
  'fda-approval': 'approval by the FDA',
  ncd: 'national coverage',
  'approval-period': 'the period of approval',
  'initial-marketing': 'first marketing',
  'cms-termination': 'the period that CMS set',
}
