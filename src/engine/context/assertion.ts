/** The assertion of one mention as the `assert` command gives it, with the conventions of annotated sentence sets. */

import { fold } from '../../text/fold.ts'
import { analyseStructure, type SectionTitles } from '../structure/index.ts'
import type { Assertion, Span } from '../types.ts'
import type { Context, ContextFinding } from './index.ts'

export interface Asserter {
  /** Assertion of the range `start`..`end` of a text. */
  assertion(text: string, start: number, end: number): Assertion
  /** Assertion of the first occurrence of a concept's words in a sentence; undefined if they do not occur. */
  assertConcept(sentence: string, concept: string): Assertion | undefined
}

/** Habits belong to the social history, title or not. */
const HABIT = /\b(?:tobacco|alcohol|etoh|cigarettes?|smok(?:es?|er|ed|ing)|drugs?|drug abuse|drug use|illicit)\b/

export function createAsserter(context: Context, titles: SectionTitles): Asserter {
  const assertion = (text: string, start: number, end: number): Assertion => {
    const finding = context.read(analyseStructure(text, titles)).assess(start, end)
    return toAssertion(finding, text.slice(start, end))
  }
  return {
    assertion,
    assertConcept(sentence, concept) {
      const at = locate(sentence, concept)
      return at && assertion(sentence, at[0], at[1])
    },
  }
}

/**
 * A resolved condition counts as negated (it is absent now), and a habit as historical (it is told in the social history), as is what
 * the family has; all follow the guidelines under which sentences are annotated for ConText. The engine's own decisions use `ContextFinding` instead.
 */
function toAssertion(finding: ContextFinding, words: string): Assertion {
  const resolved = finding.marks.some((mark) => mark.kind === 'resolved')
  const family = finding.marks.some((mark) => mark.kind === 'family')
  const past = finding.historical || family || finding.section === 'social-history' || HABIT.test(fold(words))
  const cues: Span[] = []
  for (const { cue } of finding.marks) {
    if (!cues.some((c) => c.start === cue.start && c.end === cue.end)) cues.push(cue)
  }
  return {
    negated: finding.negated || resolved,
    uncertain: finding.uncertain,
    temporality: past ? 'historical' : finding.hypothetical ? 'hypothetical' : 'recent',
    experiencer: finding.experiencer,
    cues,
  }
}

/** Where a concept's words stand in a sentence, whatever the white space and case; whole words are preferred. */
function locate(sentence: string, concept: string): [number, number] | undefined {
  const words = concept
    .trim()
    .split(/\s+/)
    .map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  if (words[0] === '') return undefined
  const pattern = words.join('\\s+')
  const found =
    new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?!['’]?[\\p{L}\\p{N}])`, 'iu').exec(sentence) ??
    new RegExp(pattern, 'iu').exec(sentence)
  return found ? [found.index, found.index + found[0].length] : undefined
}
