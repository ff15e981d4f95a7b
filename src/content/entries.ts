/**
 * What stands around notes and is told from them by its form: entries of lists of orders, of headers and forms, traces of what a
 * program did, data as programs write it. Pure text.
 */
import { headingKind, isKeyed } from './headings.ts'
import type { Prose } from './prose.ts'

const DIRECTIONS =
  /(^|\s[-–—]\s)(take|inhale|apply|inject|instill|use|place|chew|dissolve|give|spray)\b.*\b(tablets?|capsules?|puffs?|sprays?|drops?|mouth|skin|daily|times|hours|needed|patch|ml|units?)\b/i

/** A strength, then how and how often it is given, in the signs of prescriptions and parted by commas. */
const PRESCRIBED =
  /\d\s?(mg|mcg|g|ml|units?|meq)\b.*,.*\b(tab(let)?s?|cap(sule)?s?|puffs?|inj(ection)?|oral|p\.?o|iv(pb)?|im|inh|subcut|sq|topical)\b.*\b(daily|bid|tid|qid|qhs|q\s?\d+\s?h(r|ours)?|prn|bedtime|once)\b/i

/**
 * A drug, its strength and form, and how often: "Torsemide 20 mg tablet, 1 tablet by mouth every morning". Latin letters only: to be made ready,
 * a pattern of every alphabet that knows no case takes milliseconds in each page.
 */
const SUPPLIED =
  /^\s*[a-zÀ-ɏ][a-zÀ-ɏ-]*( [a-zÀ-ɏ][a-zÀ-ɏ/-]*){0,3} \d[\d.,/-]*\s?(mg|mcg|g|ml|units?|meq|%)[\w/ ]*\b(tab(let)?s?|cap(sule)?s?|solution|suspension|cream|ointment|inhaler|spray|patch|injection|pen|vial)\b.*\b(daily|every|twice|once|times|bedtime|needed|morning|evening|night)\b/i

/** A number of what is dispensed at the very beginning, how often, and for how long: "1 Tablet(s), Once a day, Orally for 60 days". */
const DISPENSED =
  /^\s*\d[\d./]*\s?(tab(let)?|cap(sule)?|puff|drop|spray|sachet|patch|ml|unit)(s|\(s\))?[\s,–—-]+(by mouth|orally|oral|once|twice|(three|four) times|every|daily|immediately)\b.*\b(days?|daily|weeks?|months?|hours|prn|needed)\b/i

/** An entry of a list of orders: "Take one tablet daily.", "metoprolol 50 mg oral tablet, 50 mg, PO, Daily". */
export function isOrder(text: string, { words, sentences, functional }: Prose): boolean {
  if (words >= 25 || sentences > 1) return false
  if (DIRECTIONS.test(text) || DISPENSED.test(text)) return true
  return functional <= 2 && /\d/.test(text) && (PRESCRIBED.test(text) || SUPPLIED.test(text))
}

/** An entry of a header, form or list of orders, no prose, whatever its words: "Facility: Birch Hill". */
export function isEntry(text: string, prose: Prose): boolean {
  if (isOrder(text, prose)) return true
  if (isKeyed(text)) return false
  const key = text.match(/^\s*(\p{Lu}[^:.]{0,40}):\s/u)?.[1]
  return key !== undefined && prose.sentences === 0 && prose.words < 15 && headingKind(key) !== 'section'
}

/** What names persons and papers in the header of a chart. */
const BANNER_KEY =
  /\b(DOB|D\.O\.B\.|MRN|PCP|SSN|PHN|CSN|Acct|Account|Ins|Insurance|Payer|Sex|Gender|Age|Phone|Tel|Address|Room|Bed|Ward|Code status|Isolation|Date of birth|Patient ID|Attending|Date of note|Entry date|Author|Exp cosigner|Urgency)\b(:|\s+#?\d)/gi

/** What a program says of what was done in it: "Administrator created this document 3 hours ago". */
const EVENT =
  /\b(submitted|created|edited|modified|updated|changed|assigned|uploaded|opened|viewed|printed|sent|added|deleted|removed|saved|posted|commented|synced)\b.*\b(just now|ago)$/i
/** Whose it is and when it was: "Lena Fuchs 3 hours ago". */
const LATELY = /^(\p{Lu}[\p{L}.'’-]*,? ){1,4}(just now|(an?|\d+) \w+ ago)$/u

/** Age and sex in either order, as a banner has them. A letter alone may be of a temperature: it needs the age in years, or bars. */
const AGE_AND_SEX =
  /\b(male|female)\b[\s,·|/-]{1,3}\d{1,3}\b|\b\d{1,3}\s?(y|yrs?|years?|months?)?[\s,·|/-]{1,3}(male|female)\b|\b\d{1,3}\s?(y|yrs?|years?)[\s,·|/-]{0,3}[MF]\b|\b[MF] \d{1,3} years?\b|\|\s?\d{1,3} ?[MF]\s?\|/i
/** A number by which a person or a telephone is known. */
const KNOWN_BY = /\d{5}|\(\d{3}\) ?\d{3}-\d{4}/
/** A name stands first. */
const NAMED = /^[A-ZÀ-Þ][\wÀ-ɏ.'’-]*,? [A-ZÀ-Þ]/
/** Words that a sentence has and a banner does not. */
const TELLING = /\b(with|has|had|was|were|is|are|for|who|since|after|and|presents?|presented|here|of|no|denies)\b/i

/** Who a chart is about: "Sunita Devi (GAN203011) Female, 34 years, Bilaspur". */
const isBanner = (line: string): boolean =>
  NAMED.test(line) && KNOWN_BY.test(line) && AGE_AND_SEX.test(line) && !TELLING.test(line) && !/[.?!]$/.test(line)

/** What stands above the text of a document that a system prints in fixed width. */
const TITLE = /^(local|standard) title:/i

const FURNITURE = /^page \d+ of \d+\b|\bprinted:? (on |at |by )?\d/i

/** Names and values as programs write them. */
const DATA = /["'][\w.-]+["']\s*:\s*["'[{\d]/

/** Whether a line is of the chart's header or of the program around it, so that it is no part of a note wherever it stands. */
export function isOfRecord(text: string): boolean {
  if (text.length > 300) return false
  const line = text.trim()
  // What most lines are told from by a single look.
  if (/(ago|now)$/i.test(line) && (EVENT.test(line) || LATELY.test(line))) return true
  if (/["']\s*:/.test(line) && DATA.test(line)) return true
  if (TITLE.test(line) || isBanner(line)) return true
  return FURNITURE.test(line) || (/[:\d]/.test(line) && (line.match(BANNER_KEY)?.length ?? 0) >= 2)
}

/** Labels of what a form asks about a person, a visit or a document; what stands beside them briefly is no part of a note. */
const ADMINISTRATIVE =
  /^((first|last|middle|family|given|full|preferred|patient'?s?) )?names?$|^(patient|author|provider|practitioner|physician|doctor|clinician|nurse|user(name)?|location|facility|clinic|department|ward|room|bed|date( of (birth|service|visit))?|time|start|end|state|status|dob|age|sex|gender|mrn|id|patient id|phone|mobile|e-?mail|fax|(street )?address|street|city|zip|country|insurance|payer|policy|pharmacy|(preferred )?language|occupation|employer|emergency contact|next of kin|contact( info)?|guardian|assigned to|attachments|tags|created( by| on)?|updated( by| on)?|last (edited|updated|modified).*|code status|isolation|pcp|(visit|encounter) (type|date|category)|priority|category|race|ethnicity|religion|marital status|signed( by| on)?|entered by)$/i

export const isAdministrative = (label: string): boolean => ADMINISTRATIVE.test(label.trim())

/** Headers of tables of results, orders and money: what their cells say is a comment, however long. */
const RECORDED =
  /^(ref(erence)?\.?( ranges?| interval)?|ranges?|normal( range)?|units?|flags?|abnormal|charges?|balance|amount|paid|qty|quantity|refills?|dispense|sig|dose|dosage|frequency|directions|specimen)$/i

export const isOfRecords = (header: string): boolean => RECORDED.test(header.trim())
