/** Phrases that rules ask for: found as words in order, and judged by the same assertion as any concept. */
import type { NoteContext } from '../context/index.ts'
import type { Note } from '../note.ts'
import type { Concept } from '../pipeline.ts'
import { lemma } from '../text/fold.ts'
import { tokenize } from '../text/tokens.ts'

export class Phrases {
  private readonly at = new Map<string, number[]>()
  private readonly lemmas: string[]
  private readonly found = new Map<string, Concept[]>()

  constructor(
    private readonly note: Note,
    private readonly context: NoteContext,
  ) {
    this.lemmas = note.tokens.norm.map(lemma)
    this.lemmas.forEach((l, i) => {
      const list = this.at.get(l)
      if (list) list.push(i)
      else this.at.set(l, [i])
    })
  }

  /** Every place where the words of the phrase stand in order, side by side. */
  find(phrase: string): readonly Concept[] {
    let out = this.found.get(phrase)
    if (out === undefined) {
      const words = tokenize(phrase).norm.map(lemma)
      out = (this.at.get(words[0] ?? '') ?? [])
        .filter((i) => words.every((w, k) => this.lemmas[i + k] === w))
        .map((i) => this.concept(i, i + words.length))
      this.found.set(phrase, out)
    }
    return out
  }

  /** Those that are said of the patient and not denied. */
  affirmed(phrase: string): Concept[] {
    return this.find(phrase).filter((c) => c.reason === undefined)
  }

  private concept(from: number, to: number): Concept {
    const { structure } = this.note
    const span = this.note.span(from, to)
    const finding = this.context.assess(span.start, span.end)
    const sentence = Math.max(
      0,
      this.note.segments.findIndex((s) => from >= s.from && from < s.to),
    )
    const block = structure.sentences.block[sentence] ?? 0
    const denied = finding.negated || finding.hypothetical || finding.experiencer === 'other'
    return {
      mention: { row: -1, source: 0, from, to, matched: [], words: [], weight: 0, segment: sentence },
      span,
      finding,
      section: structure.sections[structure.blocks.section[block] ?? 0]?.kind ?? 'untitled',
      sentence,
      block,
      reason: denied ? { reason: 'negated', cue: finding.marks[0]?.cue ?? span } : undefined,
      resolutions: [],
      code: '',
    }
  }
}
