/** What a person says for a score: models, and the eligibility that each family of them asks for. */
import type { Eligibility } from '../../grouping/hcc/types.ts'

export const MODELS = [
  { model: 'CMS-HCC V28', latest: 2027 },
  { model: 'CMS-HCC V24', latest: 2025 },
  { model: 'RxHCC V08 MAPD', latest: 2027 },
  { model: 'RxHCC V08 PDP', latest: 2027 },
  { model: 'RxHCC V08 PACE', latest: 2027 },
  { model: 'HHS-HCC V08', latest: 2026 },
] as const satisfies readonly { model: string; latest: number }[]

type RiskFamily = 'cms' | 'rx' | 'hhs'

export const familyOf = (model: string): RiskFamily =>
  model.startsWith('HHS') ? 'hhs' : model.startsWith('Rx') ? 'rx' : 'cms'

/** What is shown first; the person sees it and can change it. */
export const DEFAULT_ELIGIBILITY: Record<RiskFamily, Eligibility> = {
  cms: { orec: '0', dual: 'none', institutional: false, newEnrollee: false },
  rx: { orec: '0', institutional: false, newEnrollee: false, lowIncome: false, esrd: false },
  hhs: { metal: 'Silver', enrollmentMonths: 12 },
}

type Choices = readonly (readonly [value: string, label: string])[]

export const CHOICES: { readonly [F in 'orec' | 'dual' | 'metal']: { label: string; values: Choices } } = {
  orec: {
    label: 'First entitled by',
    values: [
      ['0', 'Age'],
      ['1', 'Disability'],
      ['2', 'Kidney failure'],
      ['3', 'Disability and kidney failure'],
    ],
  },
  dual: {
    label: 'Medicaid',
    values: [
      ['none', 'None'],
      ['partial', 'Partial benefits'],
      ['full', 'Full benefits'],
    ],
  },
  metal: {
    label: 'Plan',
    values: ['Platinum', 'Gold', 'Silver', 'Bronze', 'Catastrophic'].map((metal) => [metal, metal] as const),
  },
}

export const FLAGS = {
  institutional: 'In an institution',
  newEnrollee: 'New enrollee',
  lowIncome: 'Low-income subsidy',
  esrd: 'Dialysis or kidney transplant',
} as const satisfies { [F in keyof Eligibility]?: string }
