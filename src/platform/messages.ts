/**
 * The one documented map of calls between the screens (popup, panel, options) and the background.
 * A request has exactly one response; expected failures are values (`Failure`), faults are thrown.
 * Events go from the background to every open screen and need no answer.
 */
import type { Basket, BasketChange } from '../basket/types.ts'
import type { Unread } from '../content/types.ts'
import type { ExplainedAdvice } from '../edits/modifiers/types.ts'
import type { CheckResult, Claim } from '../edits/types.ts'
import type { Analysis, AuditResult, CodeSystem, Encounter, Setting } from '../engine/types.ts'
import type { EmRequest, EmResult, EmSheet, Payer, Worksheet } from '../evaluation-management/types.ts'
import type { DrgChange, DrgResult, DrgWhy } from '../grouping/drg/types.ts'
import type { HccRequest, HccResult } from '../grouping/hcc/types.ts'
import type { BookLineView, BookPartId, BookPartView } from '../library/book/types.ts'
import type { MainTerm, TableChoice } from '../library/procedures/types.ts'
import type { NoteKind } from '../library/types.ts'
import type { ImportKind } from '../releases/imports/types.ts'
import type { ImportEntry } from '../store/types.ts'

export interface Failure {
  ok: false
  /** Stable id, e.g. `no-permission`, `restricted-page`, `index-missing`, `empty`. */
  error: string
  /** What was wrong and what to do, for a person. */
  message: string
}

export type IndexState = 'installing' | 'ready' | 'damaged' | 'failed'
export interface IndexStatus {
  state: IndexState
  /** 0..1 while installing. */
  progress: number
  /** Releases covered, e.g. "FY2020 to FY2027". */
  releases?: string
  billable?: number
  /** Which release the person brought in beyond the bundled ones, e.g. "update FY2028"; absent while the bundled ones are in use. */
  origin?: string
  /** What happened and what to do; always there for `damaged` and `failed`. */
  message?: string
}

/** A part of the joined text, as shown in the view of what was read. */
export interface SourcePart {
  frameId: number
  frame: string
  label: string
  kind: 'text' | 'field' | 'editor' | 'selection' | 'paste'
  /** Range of this part in the joined text, UTF-16, half open. */
  start: number
  end: number
  date?: string
  author?: string
}

/** One of several notes that a page shows at once, told apart by the dates that stand beside them. */
export interface ShownNote {
  id: string
  /** The heading that the page shows over it, or the name of its frame; '' when neither is known. */
  title: string
  /** As the page shows them. */
  date?: string
  author?: string
  /** Places in `Reading.parts`. */
  parts: number[]
  /** Whether it is analysed. */
  chosen: boolean
}

/** What was read from a tab and what the engine made of it. `text` stays in memory only. */
export interface Reading {
  ok: true
  tabId: number
  /** Parts joined in reading order with two newlines between them. */
  text: string
  parts: SourcePart[]
  /** The notes that the parts make up, in reading order; only the chosen ones are analysed. */
  notes: ShownNote[]
  unread: Unread[]
  frames: number
  /** The encounter used. `dateFrom` says whether the date of service stands in the note, was set, or is assumed to be today. */
  encounter: Encounter
  dateFrom: 'note' | 'person' | 'assumed'
  analysis: Analysis
  /** Codes the person accepted, dismissed for this reading, or never wants here. */
  decisions: Decisions
  /** An earlier note of this sitting that this one repeats in part. */
  copied?: { share: number; passages: { start: number; end: number }[]; from: string }
}

export interface Decisions {
  /** References (`refOf`) to the codes in the basket, in its sequence. */
  accepted: string[]
  basket: Basket
  dismissed: string[]
  /** "Never suggest this here": kept for the site (host), in local storage, as codes only. */
  never: string[]
}

export interface SearchHit {
  system: CodeSystem
  code: string
  title: string
  billable: boolean
  /** The words of the term that matched, e.g. an inclusion term. */
  matched: string
}

export interface RecordNote {
  kind: NoteKind
  text: string
  /** The code, block or chapter that the note stands at; the record's own code for its own notes. */
  from: string
  /** Release of the note, e.g. "FY2026 (April)". */
  release: string
  /** True for an item of a list whose heading line ends with a colon. */
  item?: boolean
}

/** A fact about a code beyond its classification, e.g. CC or MCC, a risk adjustment category, an edit, a status indicator. */
export interface CodeFlag {
  /** Stable id, e.g. `cc`, `mcc`, `hcc-v28`, `poa-exempt`, `manifestation`, `unacceptable-principal`, `age`, `status-indicator`. */
  id: string
  /** For a person, e.g. "MCC", "CMS-HCC V28: 37 Diabetes with chronic complications". */
  label: string
  /** Where it comes from and which release, e.g. "MS-DRG v44.0". */
  source: string
  /** More, where there is more to say. */
  detail?: string
}

/** One axis of a code: a character of ICD-10-PCS, or laterality, type and the like of ICD-10-CM. */
export interface RecordAxis {
  name: string
  /** The value that this code has; '' while open. */
  value: string
  label: string
  /** What the official tables say about the value. */
  definition?: string
  /** The values that the axis has, and the code that each would make of this one. */
  choices?: { value: string; label: string; code: string }[]
}

/** An equivalent of a code in another system or year, with the flags of the General Equivalence Mappings. */
export interface MapTarget {
  /** null where there is no equivalent (`noMap`). */
  code: string | null
  /** '' where the title is not bundled. */
  title: string
  approximate: boolean
  noMap: boolean
  /** More than one code is needed: of each choice list of one scenario, one. */
  combination: boolean
  /** From 1; 0 where there is no combination. */
  scenario: number
  choiceList: number
}

/** What a code is in another system. */
export interface RecordCrosswalk {
  to: CodeSystem
  /** Which edition says so, and by way of which earlier code where it does not know this one. */
  edition: string
  targets: MapTarget[]
}

export interface CodeRecord {
  system: CodeSystem
  code: string
  title: string
  /** long: official long title; short: official short title of an older retired code; none: title not bundled. */
  titleStatus: 'long' | 'short' | 'none'
  /** As of the date asked for. */
  valid: boolean
  billable: boolean
  /** ISO dates; `to` absent while open. */
  validity: { from: string; to?: string; billable: boolean }[]
  /** Chapter, block, category … down to the direct parent. */
  path: { code: string; title: string }[]
  children: { code: string; title: string; billable: boolean }[]
  /** Codes beside it in its table: the same operation on the same body part. */
  siblings?: { code: string; title: string; billable: boolean }[]
  notes: RecordNote[]
  seventhCharacters: Record<string, string>
  flags?: CodeFlag[]
  axes?: RecordAxis[]
  crosswalks?: RecordCrosswalk[]
  /** What the person attached to the code. */
  citations?: string[]
  /** Codes that took the place of this one, or whose place it took, e.g. at an update of the classification. */
  replacements?: { kind: 'replaced-by' | 'replaces'; code: string; title: string; from: string }[]
}

/** The MS-DRG of a basket, or what is missing to group it. */
export type Grouping =
  | { grouped: true; result: DrgResult; why: DrgWhy; changes: DrgChange[] }
  | { grouped: false; message: string }

/** What is judged of a basket. */
export interface Judgement extends CheckResult {
  /** On modifiers; `line` is the place among the items of the basket. */
  advice: ExplainedAdvice[]
  /** Inpatient stays only. */
  drg?: Grouping
  /** How Medicare's outpatient system treats each service of HCPCS Level II; outpatient only. */
  outpatient?: { code: string; status: string; meaning: string; apc?: number }[]
  /** Risk adjustment categories of the diagnoses; outpatient and professional, where age and sex are known. */
  risk?: Pick<HccResult, 'model' | 'paymentYear' | 'hccs' | 'dropped'>
}

/** Imported files of one kind. */
export interface ImportView extends ImportEntry {
  /** Why they cannot be used, where they cannot. */
  problem?: string
}

/** request → response */
export interface Calls {
  indexStatus: { request: Record<string, never>; response: IndexStatus }
  /** Install again from the package: after damage, or in place of an index that the person made with a release of their own. */
  repairIndex: { request: Record<string, never>; response: IndexStatus }
  /** A screen has switched to another index: it is opened in place of the one before. */
  reopenIndex: { request: Record<string, never>; response: IndexStatus }
  /** Reads every frame of the tab that it may, and analyses. */
  read: { request: { tabId: number }; response: Reading | Failure }
  /** The last reading of the tab, when the worker still has it. */
  current: { request: { tabId: number }; response: Reading | null }
  /** Analyses text that the person pasted in place of what could not be read. */
  paste: { request: { tabId: number; text: string }; response: Reading | Failure }
  /** Analyses these of the notes that the page shows, in place of those chosen before. */
  chooseNote: { request: { tabId: number; ids: string[] }; response: Reading | Failure }
  /** The same text under another setting or date of service. */
  encounter: {
    /** `age: null` takes back what was said. */
    request: { tabId: number; setting?: Setting; date?: string; age?: number | null; sex?: 'M' | 'F' | 'U' }
    response: Reading | Failure
  }
  /** Changes the basket of the chart; answers what holds afterwards. */
  basket: { request: { tabId: number; change: BasketChange }; response: Decisions | Failure }
  /** Edits and groups of what is in the basket. */
  judge: { request: { tabId: number }; response: Judgement | Failure }
  decide: {
    request: { tabId: number; code: string; decision: 'accept' | 'dismiss' | 'never' | 'undo' }
    response: Decisions | Failure
  }
  /** Highlights ranges of the joined text in the page; scrolls to `scrollTo`. An empty list removes all marks. */
  mark: {
    request: { tabId: number; ranges: { start: number; end: number }[]; scrollTo?: number }
    response: { ok: true; marked: number } | Failure
  }
  /** The codes billed against what was read, both ways. */
  audit: {
    request: { tabId: number; codes: { system: CodeSystem; code: string }[] }
    response: AuditResult | Failure
  }
  search: {
    request: { query: string; limit?: number; date?: string; systems?: CodeSystem[]; billable?: boolean }
    response: SearchHit[] | Failure
  }
  /** The edits over the codes of an encounter, as they stand; today where no date of service is given. */
  check: { request: Omit<Claim, 'date'> & { date?: string }; response: CheckResult | Failure }
  record: { request: { system: CodeSystem; code: string; date?: string }; response: CodeRecord | null | Failure }
  /** A chapter ("Chapter 4") or block ("E08-E13") of ICD-10-CM. */
  place: { request: { id: string; date?: string }; response: CodeRecord | null | Failure }
  /** The tables of ICD-10-PCS: what may be chosen on every axis, with what is chosen (a code or its beginning, `.` where an axis is open). */
  pcsTable: { request: { chosen: string; date?: string }; response: TableChoice | Failure }
  /** The index of ICD-10-PCS: main terms that begin so, and what stands under one that is written whole. */
  pcsIndex: { request: { beginning: string }; response: { terms: string[]; entry?: MainTerm } | Failure }
  /** The parts of the book: the Alphabetic Index and its tables where they are imported, else the term index. */
  bookParts: { request: Record<string, never>; response: BookPartView[] | Failure }
  /** The main terms of a letter, the main term that holds an entry with all below it, or what a query finds. */
  bookLines: {
    request: { part: BookPartId; at: { letter: string } | { entry: number } | { query: string }; date?: string }
    response: BookLineView[] | Failure
  }
  /** Where a cross-reference leads; null where the book has no entry of that name. */
  bookFollow: {
    request: { part: BookPartId; reference: string }
    response: { part: BookPartId; entry: number } | null | Failure
  }
  /** The codes that complete one with a dash. */
  bookCompletions: {
    request: { code: string; date?: string }
    response: { code: string; title: string; billable: boolean }[] | Failure
  }
  /** Attaches a citation of the person's own to a code, or takes it away; answers with those of the code. */
  cite: { request: { code: string; text: string; change: 'add' | 'remove' }; response: string[] | Failure }
  /** Files that the person imported, by kind. */
  imports: { request: Record<string, never>; response: ImportView[] | Failure }
  /** Deletes what was imported of a kind, or goes back to what was imported before it. */
  changeImport: { request: { kind: ImportKind; change: 'remove' | 'go-back' }; response: ImportView[] | Failure }
  /** A screen has imported files: what depends on them is opened anew. */
  imported: { request: { kinds: ImportKind[] }; response: ImportView[] | Failure }
  /** Categories and score of risk adjustment for diagnoses and a person. */
  riskAdjustment: { request: HccRequest; response: HccResult | Failure }
  /** Level and code of a visit from levels of its elements, or from minutes. Today when `date` is absent. */
  emLevel: { request: Omit<EmRequest, 'date'> & { date?: string }; response: EmResult | Failure }
  /** The worksheet of the note that is held, or the given one, judged. */
  emWorksheet: {
    request: { tabId: number; worksheet?: Worksheet; payer?: Payer; procedureSameDay?: boolean; shared?: boolean }
    response: EmSheet | Failure
  }
  /** Modifiers that the codes and the note that is held speak for, or that contradict them. */
  modifierAdvice: {
    request: { tabId: number; codes: { system: CodeSystem; code: string; modifiers?: string[] }[]; payer?: Payer }
    response: ExplainedAdvice[] | Failure
  }
  /** Lets the person point at the region of the page that is always to be read on this site; the answer only says that they can. */
  pickRegion: { request: { tabId: number }; response: { ok: true } | Failure }
  /** Writes text into the field of the page that the person was last in, at the cursor. Only ever at a press of a button. */
  insert: { request: { tabId: number; text: string }; response: { ok: true } | Failure }
  /** Forgets text, analysis and decisions of this sitting and removes marks. */
  wipe: { request: { tabId: number }; response: { ok: true } }
}

export interface Events {
  /** Files were imported, removed or exchanged. */
  importsChanged: { kinds: ImportKind[] }
  indexStatus: IndexStatus
  /** The tab navigated, closed or switched patient: what was read from it is gone. */
  cleared: { tabId: number }
  /** The note of the tab was changed while it stands there; `read` when it was read again already, at the person's standing wish. */
  edited: { tabId: number; read: boolean }
}

export type CallName = keyof Calls
export type EventName = keyof Events
