/** Talk of what might happen: "the risks were explained. These include … He could also develop …". None of it has happened. */

import { lastAtOrBefore, type NoteStructure } from '../structure/index.ts'
import type { Span } from '../types.ts'
import { firstFrom } from './match.ts'

export interface RiskTalk {
  /** The words that open the talk in which `offset` of a sentence stands; undefined where nothing of the kind is told. */
  at(sentence: number, offset: number): Span | undefined
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

const RISKS = words('risks complications hazards')
const TELLING = words(
  'explained explaining explain explains explanation discussed discuss discusses discussing discussion reviewed outlined detailed ' +
    'informed understands understood understanding aware counseled counselled quoted warned addressed told consent consented',
)
/** Factors of risk are the patient's, but for those that are told before consent is given. */
const CONSENT = words('consent consented explanation')
const LISTING = words('include includes included including are were')
/** What has complications of its own, which are told as those of the patient: "complications of diabetes". */
const DISEASES = words('diabetes diabetic dm hypertension cirrhosis disease')
const AROUND = 3
/** Without any of these no talk of what might happen is opened. */
const NEEDED = new Set([...RISKS, 'side', 'risk'])

/** Words with which a sentence goes on about what was named before it. */
const GOING_ON = words(
  'these those they other others additional additionally furthermore also possible potential rare rarer late long',
)
const POSSIBLE = words('may might could can')
/** Whoever may do something decides about it, and is not told what might happen. */
const SPEAKERS = words('i we')
const OPENING = 8

/** Reads the whole note once; a talk goes on through the sentences of its paragraph until the story of the patient resumes. */
export function readRiskTalk(structure: NoteStructure): RiskTalk {
  const { sentences, text, tokens } = structure
  if (!tokens.norm.some((word) => NEEDED.has(word))) return { at: () => undefined }
  const from = new Int32Array(sentences.count).fill(-1)
  const spans: (Span | undefined)[] = []
  let open: Span | undefined
  for (let s = 0; s < sentences.count; s++) {
    if (s > 0 && sentences.block[s] !== sentences.block[s - 1]) open = undefined
    const opening = openingOf(structure, s)
    if (opening) {
      const { start, end } = opening
      open = { start, end, text: text.slice(start, end) }
      from[s] = opening.from
    } else if (open && goesOn(structure, s)) from[s] = sentences.start[s]!
    else open = undefined
    spans.push(open)
  }
  return { at: (s, offset) => (from[s]! >= 0 && offset >= from[s]! ? spans[s] : undefined) }
}

interface Opening {
  /** Where what might happen begins. */
  from: number
  /** The word that says that it is only told. */
  start: number
  end: number
}

function openingOf(structure: NoteStructure, s: number): Opening | undefined {
  const { tokens } = structure
  const [first, last] = wordsOf(structure, s)
  let risk = -1
  let telling = -1
  let consent = false
  for (let i = first; i <= last; i++) {
    const word = tokens.norm[i]!
    consent ||= CONSENT.has(word)
    if (risk < 0 && (namesRisks(structure, i, last) || (consent && isFactor(tokens.norm, i)))) risk = i
    else if (telling < 0 && (TELLING.has(word) || (LISTING.has(word) && lists(tokens.norm, risk, i)))) telling = i
  }
  if (risk < 0 || telling < 0) return undefined
  return { from: tokens.start[risk]!, start: tokens.start[telling]!, end: tokens.end[telling]! }
}

/** "Risks include": complications that are listed may have happened, risks have not. */
const lists = (norm: readonly string[], risk: number, at: number): boolean =>
  risk >= 0 && at <= risk + AROUND && norm[risk] !== 'complications'

const isFactor = (norm: readonly string[], i: number): boolean => norm[i] === 'risk' && norm[i + 1] === 'factors'

function namesRisks({ tokens }: NoteStructure, i: number, last: number): boolean {
  const word = tokens.norm[i]!
  if (!RISKS.has(word) && !(word === 'side' && tokens.norm[i + 1] === 'effects')) return false
  for (let k = Math.max(0, i - AROUND); k <= Math.min(last, i + AROUND); k++) {
    if (DISEASES.has(tokens.norm[k]!)) return false
  }
  return tokens.norm[i - 1] !== 'no'
}

function goesOn(structure: NoteStructure, s: number): boolean {
  const { norm } = structure.tokens
  const [first, last] = wordsOf(structure, s)
  if (SPEAKERS.has(norm[first]!)) return false
  for (let i = first; i <= Math.min(last, first + OPENING); i++) {
    if (POSSIBLE.has(norm[i]!) || RISKS.has(norm[i]!) || (GOING_ON.has(norm[first]!) && LISTING.has(norm[i]!)))
      return true
  }
  return false
}

function wordsOf({ tokens, sentences }: NoteStructure, s: number): [number, number] {
  return [firstFrom(tokens, sentences.start[s]!), lastAtOrBefore(tokens.start, tokens.count, sentences.end[s]! - 1)]
}
