/** Sides, phases of care, injuries and what caused them. */
import type { Golden } from '../types.ts'
import { office, stay } from './encounter.ts'

export const sidesAndInjuries: readonly Golden[] = [
  {
    name: 'ortho-bilateral-split',
    phenomenon: 'both sides where the classification has no bilateral code',
    why: 'I.B.13: where no bilateral code exists, a code for each side is given.',
    text: 'Assessment: Bilateral shoulder pain, overhead work. Physical therapy.',
    encounter: office({ age: 45, sex: 'M' }),
    expect: { recommended: ['M25.511', 'M25.512'], only: true, notPrompts: ['laterality'] },
  },
  {
    name: 'ortho-bilateral-code',
    phenomenon: 'both sides where the classification has a bilateral code',
    why: 'I.B.13: a bilateral code is used once, not one code for each side.',
    text: 'Assessment: Primary osteoarthritis of both knees. Steroid injection of the left one today.',
    encounter: office({ age: 69, sex: 'F' }),
    expect: { recommended: ['M17.0'], notRecommended: ['M17.11', 'M17.12', 'M17.9'] },
  },
  {
    name: 'hand-side-missing',
    phenomenon: 'a side that nobody wrote',
    why: 'I.B.13: without a documented side the unspecified code is given; the clinician may be asked.',
    text: 'Assessment: Carpal tunnel syndrome, night splint.',
    encounter: office({ age: 50, sex: 'F' }),
    expect: { recommended: ['G56.00'], only: true, prompts: ['laterality'] },
  },
  {
    name: 'ear-abbreviated-side',
    phenomenon: 'a side in Latin letters',
    why: 'AS is the left ear; Index: Otitis, media, acute leads to H66.9-.',
    text: 'Dx: acute otitis media AS. Rx amoxicillin.',
    encounter: office({ age: 3, sex: 'M' }),
    expect: { recommended: ['H66.92'], only: true },
  },
  {
    name: 'knee-side-conflict',
    phenomenon: 'two parts of a note that name different sides',
    why: 'I.B.14: conflicting documentation is queried; until then the assessment is what the provider diagnosed.',
    text: `HPI: Three weeks of left knee swelling after gardening.
Exam: left knee effusion.
Assessment: Right knee effusion, aspirated.`,
    encounter: office({ age: 57, sex: 'M' }),
    expect: { recommended: ['M25.461'], notRecommended: ['M25.462'], prompts: ['laterality'] },
  },
  {
    name: 'ed-fracture-initial',
    phenomenon: 'active treatment of a fracture, with cause and place',
    why: 'I.C.19.a: A while active treatment is given; I.C.19.c: closed when neither open nor closed is written; I.C.20: cause beside the injury.',
    text: `ED NOTE
34-year-old woman slipped on ice on the sidewalk this morning and fell on her outstretched left hand.
X-ray: Colles' fracture of the left radius. Reduced and splinted.
Assessment: Colles' fracture, left radius.`,
    encounter: office({ age: 34, sex: 'F' }),
    expect: { recommended: ['S52.532A', 'W00.0XXA'], first: 'S52.532A', before: [['S52.532A', 'W00.0XXA']] },
  },
  {
    name: 'ortho-fracture-subsequent',
    phenomenon: 'a fracture in routine healing',
    why: 'I.C.19.a: D for routine care in the healing phase; no aftercare Z code with it (I.C.21.c.7).',
    text: `Fracture clinic, week 5.
Left Colles' fracture, healing well, cast removed today. Hand therapy.`,
    encounter: office({ age: 34, sex: 'F' }),
    expect: { recommended: ['S52.532D'], only: true },
  },
  {
    name: 'ortho-nonunion',
    phenomenon: 'a fracture that does not unite',
    why: 'I.C.19.c.1: nonunion has its own 7th character, K; not indicated as displaced or not is coded as displaced.',
    text: 'Assessment: Nonunion of closed fracture of the left tibial shaft, transverse, seven months after injury. Plan bone graft.',
    encounter: office({ age: 41, sex: 'M' }),
    expect: { recommended: ['S82.222K'], notRecommended: ['S82.222A', 'S82.222D'] },
  },
  {
    name: 'trauma-open-fracture',
    phenomenon: 'an open fracture with its Gustilo type',
    why: 'I.C.19.a and the table of S82: type II at active treatment is B.',
    text: 'Postoperative diagnosis: Gustilo type II open fracture of the right tibial shaft, comminuted. Irrigation, debridement and nailing done.',
    encounter: stay({ age: 27, sex: 'M' }),
    expect: { recommended: ['S82.251B'], notRecommended: ['S82.251A', 'S82.251C'] },
  },
  {
    name: 'cause-without-injury',
    phenomenon: 'an accident without an injury',
    why: 'I.C.20.a: an external cause code says what caused a condition; without one it stands for nothing.',
    text: `Follow-up of blood pressure. He slipped on the stairs last winter and was not hurt.
Assessment: Essential hypertension, at goal.`,
    encounter: office({ age: 63, sex: 'M' }),
    expect: { recommended: ['I10'], only: true, notRecommended: ['W10.9XXA'] },
  },
  {
    name: 'place-where-it-happened',
    phenomenon: 'two places, one of them where it happened',
    why: 'I.C.20.b: the place of occurrence is where the event took place, not where the patient lives.',
    text: `She lives in a nursing home. Yesterday she tripped over a basket in the supermarket and fell.
Assessment: Contusion of the right hip.`,
    encounter: office({ age: 84, sex: 'F' }),
    expect: { recommended: ['S70.01XA', 'Y92.512'], notRecommended: ['Y92.129', 'Y92.128', 'Y92.122'] },
  },
  {
    name: 'head-injury-consciousness',
    phenomenon: 'a loss of consciousness with its length',
    why: 'Tabular S06.0X: up to 30 minutes is S06.0X1.',
    text: `Struck by a baseball at practice. Teammates saw loss of consciousness for about two minutes.
Impression: Concussion with brief loss of consciousness, two minutes.`,
    encounter: office({ age: 17, sex: 'M' }),
    expect: { recommended: ['S06.0X1A'], notRecommended: ['S06.0X0A', 'S06.0X9A'] },
  },
  {
    name: 'burn-hot-liquid',
    phenomenon: 'a burn whose degree the word "blistered" does not give but the diagnosis does',
    why: 'I.C.19.d: burns by site and degree; I.C.20: the cause beside it.',
    text: `Spilled hot soup on her left forearm at lunch.
Diagnosis: Second-degree burn of the left forearm. Dressed with silver sulfadiazine.`,
    encounter: office({ age: 31, sex: 'F' }),
    expect: { recommended: ['T22.212A', 'X10.1XXA'], first: 'T22.212A' },
  },
  {
    name: 'drug-adverse-effect',
    phenomenon: 'a drug taken as prescribed that harms',
    why: 'I.C.19.e.5.a: the reaction first, then the drug with an adverse effect code.',
    text: 'Assessment: Generalized drug rash due to amoxicillin, taken as prescribed for sinusitis. Stop amoxicillin.',
    encounter: office({ age: 22, sex: 'F' }),
    expect: { recommended: ['L27.0', 'T36.0X5A'], first: 'L27.0', before: [['L27.0', 'T36.0X5A']] },
  },
  {
    name: 'drug-poisoning',
    phenomenon: 'too much of a drug, taken on purpose',
    why: 'I.C.19.e.5.b: poisoning is coded first, with the intent that is documented.',
    text: 'Diagnosis: Intentional overdose of acetaminophen, suicide attempt. Started on acetylcysteine.',
    encounter: stay({ age: 19, sex: 'F' }),
    expect: { recommended: ['T39.1X2A'], first: 'T39.1X2A', notRecommended: ['T39.1X1A', 'T39.1X5A'] },
  },
  {
    name: 'animal-bite',
    phenomenon: 'a bite and the animal',
    why: 'Index: Bite, hand; External Cause Index: Bite, dog.',
    text: "Urgent care: neighbor's dog bit him. Assessment: Dog bite of the right hand, no tendon injury. Irrigated, amoxicillin-clavulanate.",
    encounter: office({ age: 40, sex: 'M' }),
    expect: { recommended: ['S61.451A', 'W54.0XXA'], first: 'S61.451A' },
  },
  {
    name: 'vehicle-driver',
    phenomenon: 'injuries of a traffic accident, two at once',
    why: "I.C.19.b: each injury has its code; I.C.20: one cause for all, by the person's role and the counterpart.",
    text: `Restrained driver, rear-ended at a stop light by another car.
Final diagnoses:
1. Multiple fractures of ribs, left side.
2. Laceration of spleen, minor.`,
    encounter: stay({ age: 55, sex: 'F' }),
    expect: { recommended: ['S22.42XA', 'S36.030A', 'V43.52XA'] },
  },
  {
    name: 'osteoporotic-fracture',
    phenomenon: 'a fracture that a minor fall would not cause in normal bone',
    why: 'I.C.13.d.2: with known osteoporosis a fragility fracture is M80, not an injury.',
    text: 'Assessment: Vertebral compression fracture due to age-related osteoporosis, new, found after she bent to tie a shoe.',
    encounter: office({ age: 79, sex: 'F' }),
    expect: { recommended: ['M80.08XA'], notRecommended: ['S22.000A', 'S32.000A', 'M48.50XA', 'M81.0'] },
  },
  {
    name: 'eye-foreign-body',
    phenomenon: 'a foreign body where no wound is',
    why: 'Index: Foreign body, cornea leads to T15.0-.',
    text: 'Grinding metal without goggles. Dx: corneal foreign body OD, removed with a needle at the slit lamp.',
    encounter: office({ age: 36, sex: 'M' }),
    expect: { recommended: ['T15.01XA'] },
  },
  {
    name: 'stroke-deficit-dominance',
    phenomenon: 'a deficit of an old stroke and the handedness that decides its code',
    why: 'I.C.9.d and I.C.6.a: a right-handed person with a left deficit: non-dominant side.',
    text: 'PM&R clinic. Right-handed man with left hemiplegia as a sequela of ischemic stroke in 2021. Botulinum toxin planned.',
    encounter: office({ age: 66, sex: 'M' }),
    expect: { recommended: ['I69.354'], notRecommended: ['I63.9', 'G81.94'] },
  },
]
