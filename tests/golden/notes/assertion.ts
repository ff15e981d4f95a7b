/** What a note denies, doubts, remembers, fears, orders or says of someone else. */
import type { Golden } from '../types.ts'
import { office, stay } from './encounter.ts'

export const assertion: readonly Golden[] = [
  {
    name: 'ed-denial-list',
    phenomenon: 'one denial reaches through a whole list',
    why: 'Only what is documented as present is coded (IV.D); the list after "denies" is absent to its end.',
    text: `CC: sore throat
HPI: 23-year-old with two days of sore throat. He denies fever, chills, chest pain, shortness of breath, or abdominal pain.
Exam: pharynx red, no exudate.
Assessment: Acute pharyngitis.
Plan: salt water gargles.`,
    encounter: office({ age: 23, sex: 'M' }),
    expect: {
      recommended: ['J02.9'],
      only: true,
      absent: ['R50.9', 'R07.9', 'R06.02', 'R10.9'],
      notCoded: [
        { text: 'chest pain', reason: 'negated' },
        { text: 'abdominal pain', reason: 'negated' },
      ],
    },
  },
  {
    name: 'prose-double-negation',
    phenomenon: 'a denied denial affirms',
    why: 'IV.D: the symptom is stated as present; two negatives make a positive.',
    text: 'He does not deny palpitations when he climbs stairs. There is no cough.',
    encounter: office({ age: 51, sex: 'M' }),
    expect: { recommended: ['R00.2'], absent: ['R05.9'], notCoded: [{ text: 'cough', reason: 'negated' }] },
  },
  {
    name: 'clinic-no-change-in',
    phenomenon: 'a "no" that denies a change and not the disease',
    why: 'IV.J: a chronic disease that is assessed is coded; what is denied is its worsening.',
    text: `Follow-up note.
No change in his rheumatoid arthritis since the last visit. No increase in joint swelling.
Continue hydroxychloroquine.`,
    encounter: office({ age: 60, sex: 'M' }),
    expect: { recommended: ['M06.9'] },
  },
  {
    name: 'urgent-care-denial-ends',
    phenomenon: 'a denial ends at "but"',
    why: 'IV.D: vomiting is denied, diarrhoea is stated.',
    text: 'Urgent care. Two-year-old without vomiting but with watery diarrhea since Sunday. Drinking well.',
    encounter: office({ age: 2, sex: 'F' }),
    expect: { recommended: ['R19.7'], absent: ['R11.10'], notCoded: [{ text: 'vomiting', reason: 'negated' }] },
  },
  {
    name: 'ed-post-negation',
    phenomenon: 'a test answers after the disease is named',
    why: 'IV.H: what a study excludes is not coded; the symptom that led to it is.',
    text: `ED note
Assessment: Pleuritic chest pain. CT angiogram: pulmonary embolism not seen. Troponin twice normal, MI ruled out.
Disposition: home.`,
    encounter: office({ age: 44, sex: 'F' }),
    expect: {
      recommended: ['R07.81'],
      only: true,
      absent: ['I26.99', 'I21.9'],
      notCoded: [
        { text: 'pulmonary embolism', reason: 'negated' },
        { text: 'MI', reason: 'ruled-out' },
      ],
    },
  },
  {
    name: 'office-uncertain-outpatient',
    phenomenon: 'a probable diagnosis at an outpatient visit',
    why: 'IV.H: outpatient, a diagnosis called probable is not coded; the highest certainty is the sign.',
    text: `Assessment
1. Jaundice, probable choledocholithiasis. Ultrasound tomorrow.
2. Essential hypertension, controlled.`,
    encounter: office({ age: 67, sex: 'F' }),
    expect: {
      recommended: ['R17', 'I10'],
      only: true,
      absent: ['K80.50'],
      notCoded: [{ text: 'choledocholithiasis', reason: 'uncertain' }],
    },
  },
  {
    name: 'discharge-uncertain-inpatient',
    phenomenon: 'a probable diagnosis at discharge from a stay',
    why: 'II.H: at discharge from an inpatient stay a probable diagnosis is coded as if it existed.',
    text: `DISCHARGE SUMMARY
Discharge diagnoses:
1. Probable aspiration pneumonia.
2. Dysphagia, oropharyngeal phase.
Hospital course: treated with ampicillin-sulbactam, improved.`,
    encounter: stay({ age: 82, sex: 'M' }),
    expect: { recommended: ['J69.0', 'R13.12'], first: 'J69.0' },
  },
  {
    name: 'office-versus',
    phenomenon: 'two diagnoses set against each other',
    why: 'IV.H: "versus" is uncertain; neither is coded outpatient, the symptom is.',
    text: 'Impression: Left shoulder pain, rotator cuff tendinitis versus cervical radiculopathy. Injection planned.',
    encounter: office({ age: 58, sex: 'F' }),
    expect: {
      recommended: ['M25.512'],
      only: true,
      notCoded: [
        { text: 'tendinitis', reason: 'uncertain' },
        { text: 'radiculopathy', reason: 'uncertain' },
      ],
    },
  },
  {
    name: 'telegraphic-question-mark',
    phenomenon: 'a question mark before a diagnosis',
    why: 'IV.H: "?" is a way to write "questionable".',
    text: '52M, R great toe pain x2d, red, hot. A: right toe pain, ?gout. P: uric acid, NSAID.',
    encounter: office({ age: 52, sex: 'M' }),
    expect: { recommended: ['M79.674'], absent: ['M10.9'], notCoded: [{ text: 'gout', reason: 'uncertain' }] },
  },
  {
    name: 'radiology-evidence-of',
    phenomenon: 'words that sound doubtful and are not',
    why: 'IV.H lists the uncertain terms; "evidence of" is not among them. A lobe named is not lobar pneumonia (Index: Pneumonia).',
    text: `CHEST, TWO VIEWS
Indication: cough.
Findings: airspace opacity at the left base.
Impression: There is evidence of pneumonia in the left lower lobe.`,
    encounter: office({ age: 39, sex: 'F' }),
    expect: { recommended: ['J18.9'], absent: ['J18.1'] },
  },
  {
    name: 'inpatient-concern-for',
    phenomenon: '"concern for" at discharge',
    why: 'II.H covers "other similar terms indicating uncertainty"; "concern for" is one of them.',
    text: `Final diagnoses
Acute diarrhea, concern for Clostridioides difficile colitis, treated with oral vancomycin for ten days.`,
    encounter: stay({ age: 70, sex: 'F' }),
    expect: { recommended: ['A04.72'] },
  },
  {
    name: 'discharge-resolved',
    phenomenon: 'a disease of this stay that has resolved',
    why: 'III: conditions that were treated in the stay are reported though they have resolved by discharge.',
    text: `Discharge diagnoses
1. Acute cholecystitis, status post laparoscopic cholecystectomy.
2. Acute kidney injury, resolved with fluids.`,
    encounter: stay({ age: 59, sex: 'F' }),
    expect: { recommended: ['K81.0', 'N17.9'], first: 'K81.0' },
  },
  {
    name: 'mammogram-family-history',
    phenomenon: 'a disease of a relative',
    why: "I.C.21.c.4: the relative's cancer is a family history code, never the patient's cancer; the screening is first (I.C.21.c.5).",
    text: `Reason for visit: screening mammogram, no breast complaints.
Family history: mother with breast cancer at 47.
Assessment: Encounter for screening mammogram for breast cancer. Family history of breast cancer.`,
    encounter: office({ age: 44, sex: 'F' }),
    expect: { recommended: ['Z12.31', 'Z80.3'], first: 'Z12.31', absent: ['C50.919', 'C50.911'] },
  },
  {
    name: 'visit-other-person',
    phenomenon: 'a disease of someone in the household who is no relative',
    why: 'The husband is ill, not the patient; contact is coded only when the provider states it.',
    text: `Telephone call from a 34-year-old woman. Her husband has influenza. She feels well and asks about her seasonal allergic rhinitis.
Assessment: Seasonal allergic rhinitis. Continue fluticasone.`,
    encounter: office({ age: 34, sex: 'F' }),
    expect: { recommended: ['J30.2'], only: true, absent: ['J11.1', 'J10.1'] },
  },
  {
    name: 'consent-risks',
    phenomenon: 'risks told to the patient before an operation',
    why: 'A complication that might come is no condition (IV.H, IV.D).',
    text: `PREOPERATIVE VISIT
Assessment: Symptomatic cholelithiasis.
Plan: laparoscopic cholecystectomy. The risks of bleeding, wound infection, bile duct injury, deep vein thrombosis and stroke were explained, and she wishes to go on.`,
    encounter: office({ age: 41, sex: 'F' }),
    expect: {
      recommended: ['K80.20'],
      only: true,
      absent: ['I82.409', 'I63.9'],
      notCoded: [{ text: 'stroke', reason: 'hypothetical' }],
    },
  },
  {
    name: 'ed-return-precautions',
    phenomenon: 'instructions when to come back',
    why: 'What may happen is not documented as present (IV.D).',
    text: `Diagnosis: Viral gastroenteritis.
Discharge instructions: return if you develop blood in the stool, high fever, fainting or severe abdominal pain.`,
    encounter: office({ age: 29, sex: 'M' }),
    expect: { recommended: ['A08.4'], only: true, absent: ['K92.1', 'R55', 'R50.9', 'R10.9'] },
  },
  {
    name: 'orders-and-screenings',
    phenomenon: 'diseases named in orders and screening tests',
    why: 'IV.K and I.C.21.c.5: what a test looks for is not a diagnosis.',
    text: `Assessment and Plan
1. Hypothyroidism: TSH today.
2. Health maintenance: depression screening negative, hepatitis C screening ordered, order DXA for osteoporosis.`,
    encounter: office({ age: 66, sex: 'F' }),
    expect: { recommended: ['E03.9'], notRecommended: ['F32.A', 'B19.20', 'B18.2', 'M81.0'] },
  },
  {
    name: 'ros-checkboxes',
    phenomenon: 'a template in which boxes are ticked or not',
    why: 'An empty box states nothing; a review of systems is not the assessment.',
    text: `REVIEW OF SYSTEMS
[ ] fever  [x] fatigue  [ ] night sweats
[ ] chest pain  [ ] syncope
ASSESSMENT
Iron deficiency anemia.`,
    encounter: office({ age: 37, sex: 'F' }),
    expect: { recommended: ['D50.9'], only: true, absent: ['R50.9', 'R61', 'R07.9', 'R55'] },
  },
  {
    name: 'allergy-list',
    phenomenon: 'reactions in an allergy list',
    why: 'The rash of a past reaction is not a rash of today; the allergy is a status (Z88).',
    text: `Allergies: penicillin (hives), sulfa (rash).
Assessment: Acute maxillary sinusitis.
Plan: doxycycline.`,
    encounter: office({ age: 48, sex: 'F' }),
    expect: { recommended: ['J01.00'], absent: ['L50.9', 'R21', 'T36.0X5A'] },
  },
  {
    name: 'copied-forward',
    phenomenon: 'an assessment copied from an earlier note',
    why: 'IV.J: the encounter codes what exists at the encounter; a copied paragraph with its date is the past.',
    text: `Assessment from 02/03/2025 (copied forward): Acute pyelonephritis, on ciprofloxacin.

Assessment today:
Stress incontinence, pelvic floor exercises.`,
    encounter: office({ age: 49, sex: 'F' }),
    expect: { recommended: ['N39.3'], notRecommended: ['N10', 'N12'] },
  },
  {
    name: 'history-chronic-or-past',
    phenomenon: '"history of" before chronic and before past diseases',
    why: 'IV.I and IV.J: a chronic disease under treatment is current although the note calls it history; an organ taken out and an old clot are not.',
    text: `68-year-old with a history of hypertension and asthma, both treated, history of deep vein thrombosis in 2012, no longer anticoagulated, and history of appendicitis with appendectomy as a child. Here for medication refills.`,
    encounter: office({ age: 68, sex: 'M' }),
    expect: {
      recommended: ['I10', 'J45.909', 'Z86.718'],
      notRecommended: ['I82.409', 'K35.80', 'K37'],
    },
  },
  {
    name: 'differential-list',
    phenomenon: 'a differential diagnosis with a heading of its own',
    why: 'IV.H: a differential diagnosis is uncertain by its nature.',
    text: `Differential diagnosis: appendicitis, ovarian torsion, ureteral stone.
Assessment: Right lower quadrant abdominal pain, for CT.`,
    encounter: office({ age: 26, sex: 'F' }),
    expect: { recommended: ['R10.31'], only: true, absent: ['K37', 'N20.1', 'K35.80'] },
  },
]
