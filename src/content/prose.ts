/**
 * How much a text looks like clinical prose: sentence length, punctuation, function words and the working language of
 * notes (doses, durations, findings), never the names of diseases, against the language of screens. Pure text.
 */
import { scan } from './words.ts'

const FUNCTION_WORDS = `
  a about after all also although am an and any are as at be because been before being both but by can could did do does
  due during each for from had has have he her him his how if in into is it its just likely may more most no nor not now of off
  on only or other our out over own per she should since so some still such than that the their them then there these they
  this those through to under until up upon was we were when where which while who whom whose why will with within without would`

const CLINICAL_WORDS = `
  abdomen acute admission admit admitted advised afebrile ago air alert ambulating ankle apical appearing appears appetite arm
  arms assessment auscultation back baseline bedtime bid bilateral bilaterally bleeding blood bmp bones bowel bp bpm breast breath
  breathing breaths calf calm cbc chest chronic clear cm comfortable complained complaining complains complaint consistent consult
  continue continued cough coughing counseled cranial daily day days decreased denied denies developed diagnosed diagnosis
  dictated discharge discharged discussed distal distress dizziness dose doses ear ecg echo edema ekg elbow elevated endorses
  episode episodes evaluated evaluation evening evidence exam examination exertion extremities extremity eye eyes face feet felt
  fever finger fingers fluid follow follow-up followed followup foot forearm forehead fu gait general given groin hand hands head
  headache headaches heart heent hip history home hospital hours hr hx hypertensive imaging impression improved improvement
  improving increase increased infection infusion initial injection injured injury intact intermittent ir itching iv joint joints
  kg knee knees lab labs lateral left leg legs liver lungs management mcg mg mild mildly ml mm mmhg mmol moderate monitor
  monitored months mood morning mouth murmur muscle muscles nausea neck negative neuro night nontender normal noted numbness onset
  operation oral oriented pain palpable palpation patient patient's patients pending persistent physical plan po podiatry positive
  post postoperative prescribed present presentation presented presenting presents previous previously prior prn procedure
  progress pt pulse qhs qid radiating range rash reassess recent recheck recommend recommended recurrent redness referral referred
  reflexes regular repeat reported reports resolved respiratory response return review reviewed rhythm ribs right ros rr rule s/p
  scalp scar scheduled secondary sensation severe shortness shoulder shoulders since skin sleep sleeps sodium soft spine spo2
  stable stage started status stitches stomach stools stop stopped strength supple surgery surgical suspected sutures swelling
  symptom symptoms tablet tablets take takes taking temp temperature tender tenderness therapy throat thumb tid times toe toes
  tolerated tolerating tongue tooth transferred treated treatment twice ulcer unchanged unremarkable urgent urine vision visit
  vitals vomited vomiting walking walks weakness week weekly weeks weight worse worsened worsening wound wounds wrist x-ray y/o
  year year-old years yesterday yo`

const SCREEN_WORDS = `
  administrator attachment authorized browser button cancel choose claim claims click close collapse copayment copyright create
  customize default delete dictate disabled display displayed download draft e-mail edit email enabled enter expand export
  file files filter go help icon import inc invalid invoice item items jump keyboard licence license loading log login logout macro macros mailed menu message messages
  navigate online optional options page pages password payment please portal powered press preview print privacy recorded reminder
  refresh reserved reset results rights save saved screen scroll search select selected session settings
  shortcut sign site sort statement submit submitted tab table terms toggle unauthorized update updated upload user username view
  website you your`

/** Words of what holds for people in general, and of what holds for one of them. */
const PEOPLE_WORDS =
  'adolescents adults children clinicians individuals infants men patients people persons physicians women'
const PERSONAL_WORDS = `
  daughter father female gentleman he her him his husband i lady male man me mother my patient patient's pt reports she son today wife
  woman year-old y/o yo`

/** What a page says when a list is empty, or asks for input. */
const EMPTY_STATE =
  /^(there (are|is|were) no|no (?:\S+ ){0,5}(found|available|recorded|selected|on file|to display|to show|has been|have been)|none (found|recorded|on file)|not? (?:\S+ ){0,3}(recorded|selected|available|set)$)|\b(to display|to show) (for this|here)\b|^nothing (here|to)/i

const FUNCTIONAL = 1
const CLINICAL = 2
const SCREEN = 4
const PEOPLE = 8
const PERSONAL = 16
const LISTS = [
  [FUNCTION_WORDS, FUNCTIONAL],
  [CLINICAL_WORDS, CLINICAL],
  [SCREEN_WORDS, SCREEN],
  [PEOPLE_WORDS, PEOPLE],
  [PERSONAL_WORDS, PERSONAL],
] as const

let kinds: ReadonlyMap<string, number> | undefined

/** What each word is known as, in one look. Made when the first text is judged: most frames judge theirs by the code of another. */
function kindsOfWords(): ReadonlyMap<string, number> {
  if (kinds) return kinds
  const found = new Map<string, number>()
  for (const [list, kind] of LISTS)
    for (const word of list.trim().split(/\s+/)) found.set(word, (found.get(word) ?? 0) | kind)
  kinds = found
  return kinds
}

const QUANTITY =
  /\d+(\.\d+)?\s?(mg|mcg|µg|g|kg|ml|l|cm|mm|mmhg|mmol|meq|%|bpm|units?|lb|°?[cf]|hours?|days?|weeks?|months?|years?|minutes?)\b|\b\d{2,3}\/\d{2,3}\b|\b\d+-(year|week|day|month)|\b(x|q)\s?\d+\b/gi

/** What is counted in a text; counts of texts that follow each other add up. */
interface Counts {
  words: number
  /** Sentences closed with a full stop, question or exclamation mark. */
  sentences: number
  /** Words and quantities of clinical work. */
  clinical: number
  /** Words of screens: click, select, enter… */
  screen: number
  /** Words that hold sentences together. */
  functional: number
  /** Words in lower case. */
  lower: number
  commas: number
  /** Words for people in general, and for one person. */
  people: number
  personal: number
  /** 1 for what a page says when a list is empty. */
  empty: number
}

const NOTHING: Counts = {
  words: 0,
  sentences: 0,
  clinical: 0,
  screen: 0,
  functional: 0,
  lower: 0,
  commas: 0,
  people: 0,
  personal: 0,
  empty: 0,
}

export interface Prose extends Counts {
  /** 0..1 */
  score: number
}

const share = (part: number, whole: number, enough: number): number =>
  whole === 0 ? 0 : Math.min(1, part / whole / enough)

/** Long texts are judged by their beginning: what follows is no different in kind, and pages may be hostile. */
const ENOUGH_TO_JUDGE = 20_000

export function judge(whole: string): Prose {
  const text = whole.length > ENOUGH_TO_JUDGE ? whole.slice(0, ENOUGH_TO_JUDGE) : whole
  const counts: Counts = { ...NOTHING }
  const known = kindsOfWords()
  const { words, sentences, capitalised, commas, digits } = scan(text, (word) => {
    const kind = known.get(word)
    if (kind === undefined) return
    if (kind & FUNCTIONAL) counts.functional++
    if (kind & CLINICAL) counts.clinical++
    if (kind & SCREEN) counts.screen++
    if (kind & PEOPLE) counts.people++
    if (kind & PERSONAL) counts.personal++
  })
  counts.words = words
  counts.sentences = sentences
  counts.lower = words - capitalised
  counts.commas = commas
  if (digits) counts.clinical += text.match(QUANTITY)?.length ?? 0
  if (words < 20 && EMPTY_STATE.test(text.trim())) counts.empty = 1
  return scored(counts)
}

/** The lines of one text as a whole. */
export function together(parts: readonly { prose: Prose }[]): Prose {
  const sum: Counts = { ...NOTHING }
  for (const { prose } of parts) {
    sum.words += prose.words
    sum.sentences += prose.sentences
    sum.clinical += prose.clinical
    sum.screen += prose.screen
    sum.functional += prose.functional
    sum.lower += prose.lower
    sum.people += prose.people
    sum.personal += prose.personal
    sum.commas += prose.commas
    sum.empty += prose.empty
  }
  sum.empty = sum.words < 20 && sum.empty > 0 ? 1 : 0
  return scored(sum)
}

function scored(counts: Counts): Prose {
  const { words, sentences, clinical, screen, functional, lower, commas, empty } = counts
  const score =
    0.3 * Math.min(1, words / 14) +
    0.15 * share(functional, words, 0.18) +
    0.15 * Math.min(1, sentences) +
    0.1 * Math.min(1, commas / 2) +
    0.1 * share(lower, words, 0.6) +
    0.25 * share(clinical, words, 0.15) -
    0.4 * share(screen, words, 0.2) -
    0.5 * empty
  return { ...counts, score: Math.max(0, Math.min(1, score)) }
}

/** From here on a line counts as prose in its own right. */
export const PROSE = 0.5
