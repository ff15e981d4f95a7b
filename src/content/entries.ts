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

/** An entry of a list of orders: "Take one tablet daily.", "metoprolol 50 mg oral tablet, 50 mg, PO, Daily". */
export function isOrder(text: string, { words, sentences, functional }: Prose): boolean {
  if (words >= 25 || sentences > 1) return false
  return DIRECTIONS.test(text) || (functional <= 2 && /\d/.test(text) && (PRESCRIBED.test(text) || SUPPLIED.test(text)))
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
  /\b(DOB|D\.O\.B\.|MRN|PCP|SSN|PHN|CSN|Acct|Account|Ins|Insurance|Payer|Sex|Gender|Age|Phone|Tel|Address|Room|Bed|Ward|Code status|Isolation|Date of birth|Patient ID|Attending)\b(:|\s+#?\d)/gi

/** What a program says of what was done in it: "Administrator created this document 3 hours ago". */
const EVENT =
  /\b(submitted|created|edited|modified|updated|changed|assigned|uploaded|opened|viewed|printed|sent|added|deleted|removed|saved|posted|commented|synced)\b.*\b(just now|ago)$/i
/** Whose it is and when it was: "Lena Fuchs 3 hours ago". */
const LATELY = /^(\p{Lu}[\p{L}.'’-]*,? ){1,4}(just now|(an?|\d+) \w+ ago)$/u

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
