/** Reference chips: a rule's id and, where it is a section of the official guidelines, that section's heading. */

/** Headings of the ICD-10-CM Official Guidelines for Coding and Reporting that rules refer to. */
const HEADINGS: Record<string, string> = {
  'I.A.12.a': 'Excludes1',
  'I.A.12.b': 'Excludes2',
  'I.A.13': 'Etiology/manifestation convention',
  'I.A.15': '“With”',
  'I.A.17': '“Code also” note',
  'I.A.18': 'Default codes',
  'I.A.19': 'Code assignment and clinical criteria',
  'I.B.2': 'Level of detail in coding',
  'I.B.4': 'Signs and symptoms',
  'I.B.5': 'Conditions that are an integral part of a disease process',
  'I.B.6': 'Conditions that are not an integral part of a disease process',
  'I.B.7': 'Multiple coding for a single condition',
  'I.B.8': 'Acute and chronic conditions',
  'I.B.9': 'Combination code',
  'I.B.10': 'Sequela (late effects)',
  'I.B.13': 'Laterality',
  'I.B.14': 'Documentation by clinicians other than the provider',
  'I.B.16': 'Documentation of complications of care',
  'I.B.18': 'Use of sign/symptom/unspecified codes',
  'II.A': 'Codes for symptoms, signs, and ill-defined conditions',
  'II.H': 'Uncertain diagnosis',
  'III.C': 'Uncertain diagnosis',
  'IV.H': 'Uncertain diagnosis',
  'IV.I': 'Chronic diseases',
  'IV.J': 'Code all documented conditions that coexist',
}

/** Section I.C has one part a chapter of the classification. */
const CHAPTERS = [
  'Infectious and parasitic diseases',
  'Neoplasms',
  'Blood and immune mechanism',
  'Endocrine, nutritional, and metabolic diseases',
  'Mental, behavioral and neurodevelopmental disorders',
  'Nervous system',
  'Eye and adnexa',
  'Ear and mastoid process',
  'Circulatory system',
  'Respiratory system',
  'Digestive system',
  'Skin and subcutaneous tissue',
  'Musculoskeletal system and connective tissue',
  'Genitourinary system',
  'Pregnancy, childbirth, and the puerperium',
  'Perinatal period',
  'Congenital malformations',
  'Symptoms, signs, and abnormal findings',
  'Injury, poisoning, and other external causes',
  'External causes of morbidity',
  'Factors influencing health status',
  'Codes for special purposes',
]

export interface RuleChip {
  label: string
  /** Where the rule stands, for the tooltip and for screen readers. */
  source: string
}

/** One chip a place: variants of a rule that stand in the same section of the guidelines are shown once. */
export function ruleChips(ids: string[]): RuleChip[] {
  const chips = new Map(ids.map(ruleChip).map((chip) => [chip.label, chip]))
  return [...chips.values()]
}

/**
 * Ids are sections of the official guidelines with an optional name of a variant (`I.C.9.a.2-stage5`), places in the Tabular List
 * (`TAB E11.64`) or the Alphabetic Index (`INDEX Diabetes, uncontrolled`), or names of conventions (`code-first`).
 */
function ruleChip(id: string): RuleChip {
  const guideline = /^(?:I|II|III|IV)\.[A-Z][A-Za-z0-9.]*/.exec(id)?.[0]
  if (guideline) {
    const heading = headingOf(guideline)
    return { label: guideline, source: `Official Guidelines, section ${guideline}${heading ? `: ${heading}` : ''}` }
  }
  const [, place, where] = /^(TAB|INDEX) (.+)$/.exec(id) ?? []
  if (place === 'TAB') return { label: `Tab ${where}`, source: `Tabular List, notes at ${where}` }
  if (place === 'INDEX') return { label: 'Index', source: `Alphabetic Index: ${where}` }
  const name = id.replace(/-/g, ' ')
  return { label: name, source: `Convention: ${name}` }
}

/** The nearest heading above a section: I.C.4.a.3 stands in I.C.4, chapter 4. */
function headingOf(id: string): string | undefined {
  const chapter = /^I\.C\.(\d+)\b/.exec(id)
  if (chapter) return CHAPTERS[Number(chapter[1]) - 1]
  for (let section = id; section.includes('.'); section = section.slice(0, section.lastIndexOf('.'))) {
    if (HEADINGS[section]) return HEADINGS[section]
  }
  return undefined
}
