/** The public evaluation sets: how each is asked, and which figures of its scorer are kept. */

export interface EvalSet {
  name: string
  /** File of the set, and its part under the bench folder. */
  file: string
  /** Command of the program that answers it. */
  command: 'suggest' | 'assert' | 'search' | 'code' | 'audit'
  /** Arguments of the script that makes the input lines, without gold. */
  input: string[]
  /** Arguments of the scorer; `{gold}`, `{pred}` and `{codes}` are put in. */
  score: string[]
  /** Figures by name: path into the scorer's JSON. */
  figures: Record<string, string[]>
}

const notes = (name: string, figures: Record<string, string[]>): EvalSet => ({
  name,
  file: `${name}.jsonl`,
  command: 'suggest',
  input: ['score/make_input.py', name, '--gold', '{gold}', '--date', '{date}'],
  score: ['score/codes.py', '--gold', '{gold}', '--pred', '{pred}', '--codes', '{codes}', '--json'],
  figures: { ...figures, 'evidence verbatim': ['evidence', 'verbatim_share'] },
})

export const SETS: readonly EvalSet[] = [
  notes('aci_icd10cm', {
    'exact F1': ['tiers', 'recommended', 'exact', 'f1'],
    'three-character F1': ['tiers', 'recommended', 'cat3', 'f1'],
  }),
  notes('codiesp_en', { 'dated F1': ['tiers', 'recommended', 'dated', 'f1'] }),
  {
    name: 'cmc2007',
    file: 'cmc2007.jsonl',
    command: 'suggest',
    input: ['score/make_input.py', 'cmc2007', '--gold', '{gold}', '--date', '{date}'],
    score: ['score/cmc.py', '--gold', '{gold}', '--pred', '{pred}', '--json'],
    figures: { F1: ['tiers', 'recommended', 'f1'] },
  },
  {
    name: 'negex_context',
    file: 'negex_context.jsonl',
    command: 'assert',
    input: ['score/make_input.py', 'negex_context', '--gold', '{gold}'],
    score: ['score/context.py', '--gold', '{gold}', '--pred', '{pred}', '--json'],
    figures: { 'negation F1': ['negation', 'f1'], 'historical F1': ['temporality', 'f1'] },
  },
  {
    name: 'eicu_dx_strings',
    file: 'eicu_dx_strings.jsonl',
    command: 'search',
    input: ['score/make_input.py', 'eicu_dx_strings', '--gold', '{gold}', '--full', '--date', '{date}'],
    score: ['score/search.py', '--gold', '{gold}', '--pred', '{pred}', '--codes', '{codes}', '--json'],
    figures: { 'dated hit@1': ['levels', 'dated', 'hit@1'], 'dated hit@15': ['levels', 'dated', 'hit@15'] },
  },
  {
    name: 'guidelines',
    file: 'guidelines.jsonl',
    command: 'suggest',
    input: ['score/guidelines.py', '--gold', '{gold}', '--make-input'],
    score: ['score/guidelines.py', '--gold', '{gold}', '--pred', '{pred}', '--json'],
    figures: { 'pass rate': ['rate'] },
  },
  {
    name: 'two-way audit',
    file: 'aci_icd10cm.jsonl',
    command: 'audit',
    input: ['score/audit.py', '--gold', '{gold}', '--make-input'],
    score: ['score/audit.py', '--gold', '{gold}', '--pred', '{pred}', '--json'],
    figures: {
      'F1 of supported': ['supported', 'f1'],
      'neighbours caught': ['neighbours_caught'],
      'strangers caught': ['strangers_caught'],
      'found unbilled': ['found_when_nothing_billed'],
    },
  },
  {
    name: 'oracle codes',
    file: 'oracle/codes.jsonl',
    command: 'code',
    input: ['score/oracle.py', '--set', 'codes', '--gold', '{gold}', '--make-input'],
    score: ['score/oracle.py', '--set', 'codes', '--gold', '{gold}', '--pred', '{pred}', '--json'],
    figures: { agreement: ['agreement'] },
  },
]
