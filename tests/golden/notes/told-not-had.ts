/** What a note tells that is not a condition of this encounter: operations done now, risks, results, homonyms, advice. */
import type { Golden } from '../types.ts'
import { office } from './encounter.ts'

export const toldNotHad: readonly Golden[] = [
  {
    name: 'story-operation-now',
    phenomenon: 'an operation done in the course of the story is no status yet',
    why: 'I.C.21.c.3: a status code tells of what was there before; what is done now is coded as a procedure.',
    text: 'Imaging showed a stone-filled pyonephrotic kidney. A left nephrectomy was performed through the flank. He left on the fifth day.',
    encounter: office({ age: 58, sex: 'M' }),
    expect: { notRecommended: ['Z90.5'] },
  },
  {
    name: 'duration-history',
    phenomenon: 'a span of time before "history of" makes it the present complaint',
    why: 'IV.D: the symptom is why the patient came; I.C.21.c.4 speaks of what no longer exists.',
    text: 'The patient comes with a six-week history of headaches.',
    encounter: office({ age: 44, sex: 'F' }),
    expect: { recommended: ['R51.9'], absent: ['Z87.898'] },
  },
  {
    name: 'allergy-then-diseases',
    phenomenon: 'a list of allergies that goes over into one of diseases',
    why: 'I.C.21.c.3 (Z88) for the drug; the diseases behind the comma are those of the patient.',
    text: 'Allergic to penicillin, hypertension, gout. Here for refills.',
    encounter: office({ age: 66, sex: 'M' }),
    expect: { recommended: ['Z88.0', 'I10', 'M10.9'] },
  },
  {
    name: 'abbreviation-not-twice',
    phenomenon: 'an abbreviation and one of its own words are not two words',
    why: 'Index: Hypertension, pulmonary needs the lung named for the hypertension, not for the other disease of the list.',
    text: 'Past history: COPD, hypertension. Both stable today.',
    encounter: office({ age: 70, sex: 'F' }),
    expect: { recommended: ['J44.9', 'I10'], absent: ['I27.23', 'I27.20'] },
  },
  {
    name: 'doubt-inside-name',
    phenomenon: 'a doubt between the words of a name',
    why: 'IV.H: what an image is suggestive of is not coded for an outpatient.',
    text: 'CLINICAL HISTORY: Cough.\nIMPRESSION: Dense right upper lobe shadow suggestive of a pneumonia.',
    encounter: office({ age: 9, sex: 'M' }),
    expect: { recommended: ['R05.9'], absent: ['J18.9'] },
  },
  {
    name: 'result-inside-name',
    phenomenon: 'a negative result between the words of a name',
    why: 'IV.D: an examination that is negative for a disease states its absence.',
    text: 'Leg swelling on both sides. Duplex of the leg veins negative for DVT.',
    encounter: office({ age: 61, sex: 'F' }),
    expect: { absent: ['I82.403', 'I82.409', 'I82.401', 'I82.402'] },
  },
  {
    name: 'risks-over-semicolons',
    phenomenon: 'a list of risks parted by semicolons',
    why: 'IV.D: what may happen is not what the patient has.',
    text: 'Preoperative visit. Risks of surgery include bleeding; wound infection; hardware failure; nonunion. She agrees to the repair of her hammertoe.',
    encounter: office({ age: 52, sex: 'F' }),
    expect: { absent: ['T84.498A', 'T81.49XA', 'R58'] },
  },
  {
    name: 'one-of-several-conditions',
    phenomenon: 'examples of what a finding is seen in',
    why: 'IV.H: several conditions named as possible causes are none of them established.',
    text: 'His neuropathy is painful. Such loss of sensation goes with several disorders, among them lupus, celiac disease and sarcoidosis.',
    encounter: office({ age: 49, sex: 'M' }),
    expect: { recommended: ['G62.9'], absent: ['M32.9', 'K90.0', 'D86.9'] },
  },
  {
    name: 'instrument-homonyms',
    phenomenon: 'instruments and places that are called like diseases',
    why: 'I.A.19: a code rests on the statement that the condition exists; the name of a tube or a nerve plexus states nothing.',
    text: 'The ET tube stands well above the carina. The node beside the celiac plexus was sampled with 2 mCi of tracer. Blood pressure 118/70 mm Hg.',
    encounter: office({ age: 63, sex: 'M' }),
    expect: { absent: ['G25.0', 'K90.0', 'G31.84', 'O21.0'] },
  },
  {
    name: 'examination-result',
    phenomenon: 'an examination told with its result is not what the patient came for',
    why: 'I.C.21.c.13: encounters for examination are the reason of the visit.',
    text: 'She came for her gout. General physical examination showed no fever. Examination of the fundus was normal.',
    encounter: office({ age: 57, sex: 'F' }),
    expect: { recommended: ['M10.9'], notRecommended: ['Z00.00', 'Z01.00'] },
  },
  {
    name: 'open-reduction',
    phenomenon: 'an open reduction of a closed fracture',
    why: 'I.C.19.c: a fracture not called open is coded as closed, whatever way the surgeon went.',
    text: 'POSTOPERATIVE DIAGNOSIS: Fracture of the left distal radius.\nPROCEDURE: Open reduction and internal fixation, left distal radius fracture.',
    encounter: office({ age: 45, sex: 'M' }),
    expect: { recommended: ['S52.502A'], absent: ['S52.502B'] },
  },
  {
    name: 'region-from-level',
    phenomenon: 'vertebral levels tell the region of the spine',
    why: 'TAB M51: the code asks for the region, and L5-S1 is the lumbosacral one.',
    text: 'Assessment:\n1. Herniated nucleus pulposus L5-S1\n2. Disc degeneration L2-3',
    encounter: office({ age: 39, sex: 'M' }),
    expect: { recommended: ['M51.27', 'M51.369'] },
  },
  {
    name: 'side-of-a-name',
    phenomenon: 'a side of another organ does not enter the name of a disease',
    why: 'I.B.2: right heart failure is a diagnosis of its own, not heart failure beside a right ankle.',
    text: 'Assessment: Heart failure. Right ankle sprain.',
    encounter: office({ age: 72, sex: 'F' }),
    expect: { recommended: ['I50.9', 'S93.401A'], absent: ['I50.810'] },
  },
  {
    name: 'advice-sheet',
    phenomenon: 'a sheet of advice is about nobody',
    why: 'IV.D: nothing is documented of a patient.',
    text: `${'Keep your skin dry and change your socks every day. Wash your feet and dry them well. See your doctor if you have diabetes, eczema or psoriasis. '.repeat(6)}`,
    encounter: office({ age: 30, sex: 'F' }),
    expect: { notRecommended: ['E11.9', 'L30.9', 'L40.9'] },
  },
  {
    name: 'nothing-named',
    phenomenon: 'a procedure without any condition asks for which it was done',
    why: 'IV.A: the encounter needs a reason; the query names none.',
    text: 'PROCEDURE: Catheter exchange. The skin was cleaned twice. The new line was placed without difficulty.',
    encounter: office({ age: 60, sex: 'M' }),
    expect: { only: true, prompts: ['indication'] },
  },
  {
    name: 'risks-told-over-sentences',
    phenomenon: 'a talk about risks goes on for several sentences, until the story of the patient resumes',
    why: 'IV.D: what may happen is not what the patient has.',
    text:
      'Assessment: Cholelithiasis. The risks of the operation were explained to her. These include a bile leak and hernia of the port. ' +
      'She could also develop pancreatitis. Her asthma is well controlled.',
    encounter: office({ age: 47, sex: 'F' }),
    expect: { recommended: ['K80.20', 'J45.909'], absent: ['K43.9', 'K46.9', 'K85.90'] },
  },
  {
    name: 'history-of-what-is-over',
    phenomenon: 'a thrombosis, an attack and an ulcer of the history',
    why: 'I.C.21.c.4: history codes tell of what no longer exists and is not treated; reflux disease lasts.',
    text: 'Assessment:\n1. Gout\n2. History of deep vein thrombosis\n3. History of TIA\n4. History of peptic ulcer disease\n5. History of GERD',
    encounter: office({ age: 63, sex: 'M' }),
    expect: {
      recommended: ['M10.9', 'Z86.718', 'Z86.73', 'Z87.11', 'K21.9'],
      absent: ['I82.409', 'G45.9', 'K27.9'],
    },
  },
  {
    name: 'doubtful-past',
    phenomenon: 'a doubtful disease of the past is no history',
    why: 'I.C.21.c.4 and IV.H: what was never established is neither coded nor history.',
    text: 'PMH: hypertension, ?stroke.\nAssessment: Hypertension.',
    encounter: office({ age: 70, sex: 'F' }),
    expect: { recommended: ['I10'], absent: ['Z86.73', 'I63.9'] },
  },
  {
    name: 'doubt-before-its-verb',
    phenomenon: 'a doubt that stands before the verb or the cause it doubts',
    why: 'IV.H: probable and possible conditions are not coded for an outpatient.',
    text: 'Assessment: Fatigue. He possibly has major depression. The raised enzymes are very likely due to a fatty liver.',
    encounter: office({ age: 39, sex: 'M' }),
    expect: { recommended: ['R53.83'], absent: ['F32.9', 'K76.0'] },
  },
  {
    name: 'sheet-about-people',
    phenomenon: 'a sheet that tells of a disease in general and of no patient',
    why: 'IV.D: a code needs a condition of this patient.',
    text:
      'Tonsillitis is an infection of the tonsils. Most children will have it at least once. It can usually be treated at home. ' +
      'Fever may last some days, and swallowing can be painful. Children often refuse food and may drink little. Some people have ' +
      'headache, and small children may have stomach ache. Antibiotics are usually given when bacteria are found; most often they ' +
      'work within two days. Infection can spread to the ear and may lead to otitis media. Rarely an abscess can form, and then the ' +
      'tonsils should be drained. Adults may also get tonsillitis. Children who have many infections in a year can have the tonsils ' +
      'taken out. This usually needs one night in the hospital, and most children may go back to school after two weeks.',
    encounter: office({ age: 8, sex: 'F' }),
    expect: { only: true, recommended: [] },
  },
  {
    name: 'test-by-its-name',
    phenomenon: 'a test that bears the name of what it looks for',
    why: 'IV.D: an order states no condition; a positive result that the provider states does.',
    text: 'Assessment: Cough. We will send a pertussis PCR and check a hepatitis B and C panel.',
    encounter: office({ age: 30, sex: 'F' }),
    expect: { recommended: ['R05.9'], absent: ['A37.90', 'B19.10', 'B19.20'] },
  },
  {
    name: 'denial-between-site-and-disease',
    phenomenon: 'a negative result between the site and the disease',
    why: 'IV.D: an examination that is negative for a disease states its absence.',
    text: 'Assessment: Leg swelling. Duplex of the calf negative for DVT.',
    encounter: office({ age: 58, sex: 'M' }),
    expect: { absent: ['I82.409', 'I82.401', 'I82.402', 'I82.403'] },
  },
  {
    name: 'before-this-injury',
    phenomenon: 'what was before the injury of today is no old injury',
    why: 'I.C.21.c.4: a history code tells of what no longer exists.',
    text: 'He had been swimming shortly prior to this injury. Now he has a contusion of the left foot.',
    encounter: office({ age: 17, sex: 'M' }),
    expect: { recommended: ['S90.32XA'], absent: ['Z87.828'] },
  },
  {
    name: 'malignancy-still-treated',
    phenomenon: 'a malignancy of the history that is still treated',
    why: 'I.C.2.m: a malignancy to which treatment is directed is current, whatever the heading over it.',
    text: 'PMH: prostate cancer. He is receiving leuprolide injections. Here for a refill of his inhaler. Assessment: Asthma.',
    encounter: office({ age: 77, sex: 'M' }),
    expect: { mentioned: ['C61'], absent: ['Z85.46'] },
  },
  {
    name: 'symptom-as-evidence',
    phenomenon: 'a symptom that its own sentence gives as the evidence of a disease',
    why: 'I.B.5: signs that belong to an established disease are not coded beside it; the record itself says to which they belong.',
    text: `Assessment:
1. Hypothyroidism as evidenced by fatigue and a raised TSH. Start levothyroxine.
2. Gout, quiet.`,
    encounter: office({ age: 52, sex: 'F' }),
    expect: { recommended: ['E03.9', 'M10.9'], notRecommended: ['R53.83'] },
  },
  {
    name: 'preoperative-diagnosis-alone',
    phenomenon: 'an operative note that tells only what was known before',
    why: 'IV.N: the diagnosis for which the surgery was done; the pain that it explains is not coded beside it (I.B.5).',
    text: `Preoperative diagnosis: Left inguinal hernia.
Indications: Groin pain for half a year.
Procedure: Open repair with mesh.`,
    encounter: office({ age: 61, sex: 'M' }),
    expect: { recommended: ['K40.90'], only: true },
  },
  {
    name: 'stress-test-response',
    phenomenon: 'what a stress test is meant to bring about',
    why: 'III.B: the pulse that effort raises is no finding; the reason for the test is coded (IV.K).',
    text: `Indication: Chest pain.
Findings: Bruce protocol. Heart rate rose from 72 to 165.
Impression: No ischemia.`,
    encounter: office({ age: 57, sex: 'M' }),
    expect: { recommended: ['R07.9'], notRecommended: ['R00.0'] },
  },
  {
    name: 'brought-about-on-purpose',
    phenomenon: 'states that an anesthetist or surgeon brings about',
    why: 'I.A.19: no provider states a condition; the state is part of the procedure.',
    text: `Postoperative diagnosis: Right upper lobe carcinoma.
Procedure: Paralysis was obtained with rocuronium, the right lung was collapsed, and bleeding points were cauterized.`,
    encounter: office({ age: 64, sex: 'F' }),
    expect: { recommended: ['C34.11'], notRecommended: ['G83.9', 'J98.19', 'R58'] },
  },
  {
    name: 'scale-and-programme',
    phenomenon: 'a scale and a programme that are named after symptoms',
    why: 'I.A.19: their names state nothing of the patient.',
    text: 'She filled in the Insomnia Severity Index and the Hamilton Anxiety Rating Scale before joining the headache program. Gout is quiet.',
    encounter: office({ age: 47, sex: 'F' }),
    expect: { recommended: ['M10.9'], notRecommended: ['G47.00', 'F41.9', 'R51.9'] },
  },
]
