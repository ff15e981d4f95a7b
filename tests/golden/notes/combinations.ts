/** Combination codes, what belongs to a disease, defaults, and the order of codes. */
import type { Golden } from '../types.ts'
import { office, stay } from './encounter.ts'

export const combinations: readonly Golden[] = [
  {
    name: 'diabetes-combination',
    phenomenon: 'one diabetes with several complications',
    why: 'I.C.4.a: as many combination codes as needed; the stage of kidney disease and the insulin beside them.',
    text: `Assessment and Plan:
1. Type 2 diabetes with diabetic chronic kidney disease, stage 3b, and diabetic polyneuropathy. Continue insulin glargine.`,
    encounter: office({ age: 64, sex: 'M' }),
    expect: {
      recommended: ['E11.22', 'N18.32', 'E11.42', 'Z79.4'],
      notRecommended: ['E11.9', 'N18.9', 'N18.30', 'G62.9'],
      before: [['E11.22', 'N18.32']],
      notPrompts: ['stage', 'type'],
    },
  },
  {
    name: 'diabetes-with-assumed',
    phenomenon: 'two conditions that "with" joins although the note does not',
    why: 'I.A.15: the Index lists kidney disease under Diabetes, with; the link is assumed unless the note denies it.',
    text: `Problems addressed
- Type 2 diabetes mellitus, A1c 6.9%
- CKD stage 4`,
    encounter: office({ age: 71, sex: 'F' }),
    expect: { recommended: ['E11.22', 'N18.4'], notRecommended: ['E11.9'] },
  },
  {
    name: 'diabetes-with-denied',
    phenomenon: 'two conditions whose link the note denies',
    why: 'I.A.15: not assumed where the documentation states another cause.',
    text: `Assessment
1. Type 2 diabetes without complications.
2. CKD stage 4 due to autosomal dominant polycystic kidney disease, not diabetic.`,
    encounter: office({ age: 58, sex: 'M' }),
    expect: { recommended: ['E11.9', 'N18.4', 'Q61.2'], notRecommended: ['E11.22'] },
  },
  {
    name: 'hypertensive-heart-kidney',
    phenomenon: 'three diseases in one code',
    why: 'I.C.9.a.3: hypertension with heart failure and kidney disease is I13; the failure and the stage follow.',
    text: `Impression
Chronic systolic heart failure, stable. Hypertension. CKD 3a.`,
    encounter: office({ age: 77, sex: 'M' }),
    expect: {
      recommended: ['I13.0', 'I50.22', 'N18.31'],
      notRecommended: ['I10', 'I11.0', 'I12.9'],
      first: 'I13.0',
    },
  },
  {
    name: 'esrd-dialysis',
    phenomenon: 'kidney failure with hypertension and dialysis',
    why: 'I.C.9.a.2 and Tabular N18.6: I12.0, then N18.6, then the dialysis status.',
    text: 'Nephrology: ESRD on hemodialysis MWF via left fistula. Hypertension, above target before sessions. Secondary hyperparathyroidism, on cinacalcet.',
    encounter: office({ age: 52, sex: 'F' }),
    expect: {
      recommended: ['I12.0', 'N18.6', 'Z99.2', 'N25.81'],
      notRecommended: ['I10'],
      before: [['I12.0', 'N18.6']],
    },
  },
  {
    name: 'copd-pneumonia-exacerbation',
    phenomenon: 'two complications of one lung disease',
    why: 'Tabular J44: J44.0 and J44.1 together, and the infection.',
    text: `Discharge diagnoses: Acute exacerbation of COPD with community-acquired pneumonia.`,
    encounter: stay({ age: 70, sex: 'M' }),
    expect: { recommended: ['J44.0', 'J44.1', 'J18.9'], notRecommended: ['J44.9'] },
  },
  {
    name: 'angina-with-cad',
    phenomenon: 'a cause assumed between a vessel disease and its pain',
    why: 'I.C.9.b: angina with coronary disease is one code.',
    text: 'Cardiology follow-up. Assessment: Coronary artery disease with angina, stable on metoprolol. No prior bypass.',
    encounter: office({ age: 68, sex: 'M' }),
    expect: { recommended: ['I25.11*'], notRecommended: ['I25.10', 'I20.9', 'I20.89'] },
  },
  {
    name: 'sepsis-organ-failure',
    phenomenon: 'a sepsis with its germ, its source and a failing organ',
    why: 'I.C.1.d: the systemic infection first, then severe sepsis R65.2-, then source and organ.',
    text: `DISCHARGE DIAGNOSES:
1. Severe sepsis due to E. coli with acute kidney injury.
2. Acute pyelonephritis.`,
    encounter: stay({ age: 74, sex: 'F' }),
    expect: { recommended: ['A41.51', 'R65.20', 'N17.9', 'N10'], first: 'A41.51', before: [['A41.51', 'R65.20']] },
  },
  {
    name: 'appendicitis-integral',
    phenomenon: 'symptoms that belong to the diagnosis',
    why: 'I.B.5: signs and symptoms routinely associated with a disease are not coded beside it.',
    text: 'Assessment: Acute appendicitis with right lower quadrant pain, nausea and fever. To the operating room.',
    encounter: office({ age: 24, sex: 'M' }),
    expect: { recommended: ['K35.80'], only: true },
  },
  {
    name: 'symptom-not-integral',
    phenomenon: 'a symptom that does not belong to the diagnosis beside it',
    why: 'I.B.6: signs and symptoms not routinely associated with a disease are coded.',
    text: `Assessment
1. Gout of the left ankle.
2. Hematuria, new, for cystoscopy.`,
    encounter: office({ age: 59, sex: 'M' }),
    expect: { recommended: ['R31.9'], notRecommended: ['M25.572'] },
  },
  {
    name: 'alcohol-withdrawal',
    phenomenon: 'a dependence with its complication in one code',
    why: 'I.C.5.b and Tabular F10.23: dependence with withdrawal delirium is one code.',
    text: 'Principal problem: Alcohol dependence with withdrawal delirium. Lorazepam protocol.',
    encounter: stay({ age: 47, sex: 'M' }),
    expect: { recommended: ['F10.231'], notRecommended: ['F10.20', 'F10.239', 'F05', 'R41.0'] },
  },
  {
    name: 'depression-default',
    phenomenon: 'a diagnosis without number, severity or course',
    why: 'Index: Depression leads to F32.A; nothing more is assumed.',
    text: 'Assessment: Depression. Start sertraline.',
    encounter: office({ age: 33, sex: 'F' }),
    expect: { recommended: ['F32.A'], only: true },
  },
  {
    name: 'depression-specified',
    phenomenon: 'number and severity of an episode',
    why: 'Tabular F33.1: recurrent, moderate.',
    text: 'Psychiatry. Dx: MDD, recurrent, moderate; GAD; chronic PTSD. Passive suicidal ideation without plan.',
    encounter: office({ age: 38, sex: 'F' }),
    expect: { recommended: ['F33.1', 'F41.1', 'F43.12', 'R45.851'], notRecommended: ['F32.A', 'F33.9', 'F43.10'] },
  },
  {
    name: 'asthma-severity-exacerbation',
    phenomenon: 'severity and exacerbation in different sentences',
    why: 'Tabular J45: severity and exacerbation make one code; what is said of one disease belongs together.',
    text: 'Assessment: Mild persistent asthma. Acute exacerbation after a cold, prednisone for five days.',
    encounter: office({ age: 15, sex: 'F' }),
    expect: { recommended: ['J45.31'], notRecommended: ['J45.30', 'J45.901', 'J45.909'] },
  },
  {
    name: 'heart-failure-unspecified',
    phenomenon: 'a failure without type and acuity',
    why: 'Index: Failure, heart leads to I50.9; type and acuity are asked for.',
    text: 'Assessment: Heart failure. Furosemide raised to 40 mg.',
    encounter: office({ age: 80, sex: 'F' }),
    expect: { recommended: ['I50.9'], only: true, prompts: ['type'] },
  },
  {
    name: 'kidney-stage-half',
    phenomenon: 'a stage that is only half said',
    why: 'Tabular N18.30: stage 3 without a or b; the rest is asked for.',
    text: 'Assessment: CKD stage 3.',
    encounter: office({ age: 73, sex: 'M' }),
    expect: { recommended: ['N18.30'], only: true, prompts: ['stage'] },
  },
  {
    name: 'decompensated-telegraphic',
    phenomenon: 'a type from the history and an acuity from the assessment, in shorthand',
    why: 'Index: Failure, heart, decompensated; decompensation of a chronic failure is acute on chronic.',
    text: '72F SOB x3d, b/l LE edema, +12 lb. PMH HFrEF EF 25%. A: acute on chronic HFrEF. P: IV lasix.',
    encounter: stay({ age: 72, sex: 'F' }),
    expect: { recommended: ['I50.23'], notRecommended: ['I50.9', 'I50.20', 'R06.02', 'R60.0'] },
  },
  {
    name: 'ulcer-stage',
    phenomenon: 'a pressure ulcer by site and stage',
    why: 'I.C.12.a: site and stage in one code.',
    text: 'Wound clinic.\nAssessment: Stage 3 pressure ulcer of the sacrum, 4 x 3 cm, granulating. Alginate dressing.',
    encounter: office({ age: 83, sex: 'M' }),
    expect: { recommended: ['L89.153'], only: true, notPrompts: ['stage'] },
  },
  {
    name: 'dementia-manifestation',
    phenomenon: 'a disease and its manifestation',
    why: 'I.A.13: the underlying disease stands before the manifestation.',
    text: "Assessment: Alzheimer's dementia, moderate, without behavioral disturbance.",
    encounter: office({ age: 81, sex: 'F' }),
    expect: { recommended: ['G30.9', 'F02.B0'], before: [['G30.9', 'F02.B0']] },
  },
  {
    name: 'cellulitis-organism',
    phenomenon: 'an infection and the germ that causes it',
    why: 'I.B.10 and Tabular L03: the germ is an additional code behind the infection.',
    text: 'Assessment: Cellulitis of the left lower leg, wound culture grew MRSA. Doxycycline.',
    encounter: office({ age: 44, sex: 'M' }),
    expect: { recommended: ['L03.116', 'B95.62'], before: [['L03.116', 'B95.62']] },
  },
  {
    name: 'diverticulitis-combination',
    phenomenon: 'a complication within the code',
    why: 'Tabular K57.20: perforation and abscess are part of the code.',
    text: 'CT confirmed. Diagnosis: Sigmoid diverticulitis with perforation and abscess, no bleeding.',
    encounter: stay({ age: 61, sex: 'F' }),
    expect: { recommended: ['K57.20'], notRecommended: ['K57.32', 'K57.92', 'K63.1', 'K65.1'] },
  },
  {
    name: 'obesity-with-index',
    phenomenon: 'a body mass index beside the diagnosis that makes it count',
    why: 'I.B.14 and I.C.21.c.3: the index is coded only with a diagnosis by the provider.',
    text: 'Assessment: Class 2 obesity, BMI 37.2. Referred to dietitian.',
    encounter: office({ age: 46, sex: 'F' }),
    expect: { recommended: ['E66.812', 'Z68.37'], before: [['E66.812', 'Z68.37']] },
  },
  {
    name: 'hypertension-beside-heart-failure',
    phenomenon: 'two conditions in one line that share no word, although a combination of both has a name',
    why: 'I.C.9.a.1 and I.C.9.a.3: hypertension, heart failure and kidney disease each count, and make the combination code.',
    text: `Assessment:
1. CKD stage 3b.
2. Hypertension with chronic diastolic heart failure, euvolemic today.`,
    encounter: office({ age: 71, sex: 'F' }),
    expect: { recommended: ['I13.0', 'I50.32', 'N18.32'], notRecommended: ['I10', 'I11.0', 'I12.9'] },
  },
  {
    name: 'kidney-injury-that-is-a-failure',
    phenomenon: 'a disease whose name holds the words of an injury',
    why: 'Index, Injury, kidney, acute N17.9; with tubular necrosis N17.0; S37.0- is for a traumatic injury.',
    text: 'Discharge diagnosis: Acute kidney injury with acute tubular necrosis.',
    encounter: stay({ age: 68, sex: 'M' }),
    expect: { recommended: ['N17.0'], only: true },
  },
  {
    name: 'without-within-the-name',
    phenomenon: 'a complication that the name of the disease itself denies',
    why: 'Tabular N30.00 and G43.009: "without hematuria", "without aura" choose the code without it.',
    text: `Assessment:
1. Acute cystitis without hematuria.
2. Migraine without aura, not intractable.`,
    encounter: office({ age: 32, sex: 'F' }),
    expect: { recommended: ['N30.00', 'G43.009'], only: true },
  },
  {
    name: 'values-without-diagnosis',
    phenomenon: 'laboratory values that nobody calls a disease',
    why: 'III.B: abnormal findings are not coded unless the provider says what they mean.',
    text: `Labs: sodium 128, potassium 5.9, hemoglobin 8.2, glucose 241. BMI 41.3.
Assessment: Plantar wart, treated with cryotherapy.`,
    encounter: office({ age: 50, sex: 'M' }),
    expect: { recommended: ['B07.0'], only: true, absent: ['E87.1', 'E87.5', 'D64.9', 'R73.9', 'E66.01', 'Z68.41'] },
  },
]
