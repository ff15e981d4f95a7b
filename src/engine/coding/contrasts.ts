/**
 * What a title says is not there ("without myelopathy or radiculopathy"), held against what the note affirms: where the patient has it, the
 * sibling that says so is the right one, or the one that leaves it open.
 */
import type { Day, Row } from '../../library/types.ts'
import type { Parts } from '../engine.ts'
import { REGIONS } from '../mentions/levels.ts'
import { withoutPhrases } from '../mentions/titles.ts'
import { type Concept, prepare } from '../pipeline.ts'
import { resolve, type Surroundings } from './resolve.ts'

/** Sections that tell what could happen, not what the patient has. */
const ELSEWHERE: ReadonlySet<string> = new Set(['consent', 'instructions', 'screening', 'orders', 'follow-up', 'psh'])

/**
 * Where the code of a concept says that something is not there which the note affirms: the header, and the surroundings with those words in
 * them, from which it is to be coded instead; undefined where nothing contradicts it or no code fits better.
 */
export function contradicted(
  concept: Concept,
  concepts: readonly Concept[],
  aroundOf: (c: Concept) => Surroundings,
  engine: Parts,
  day: Day,
): { head: Row; around: Surroundings } | undefined {
  const { codes, tree } = engine
  const first = concept.resolutions[0]
  if (concept.reason !== undefined || first === undefined) return undefined
  const denied = excluded(first.row, concept, concepts, engine, day)
  if (denied.length === 0) return undefined
  const base = aroundOf(concept)
  const said = new Set([...denied, ...tree.reading(first.row).positive])
  const around = { ...base, support: (w: string) => (said.has(w) ? 1 : base.support(w)) }
  for (let head = first.head; head >= 0; head = codes.parent(head)) {
    const [better] = resolve(head, around, codes, tree, day)
    if (better && !better.byDefault && excluded(better.row, concept, concepts, engine, day).length === 0)
      return { head, around }
  }
  return undefined
}

/** Words of the conditions that the title of `row` excludes and the note affirms. */
function excluded(row: Row, concept: Concept, concepts: readonly Concept[], engine: Parts, day: Day): string[] {
  const { codes, vocabulary } = engine
  const title = codes.title(row)
  const affirms = (named: Row): boolean =>
    concepts.some(
      (c) =>
        c !== concept &&
        c.reason === undefined &&
        !ELSEWHERE.has(c.section) &&
        chapter(codes.code(c.mention.row)) === chapter(codes.code(row)) &&
        says(c.mention.row, named, engine) &&
        sameRegion(title, c, engine),
    )
  return withoutPhrases(title).flatMap((phrase) => {
    const named = rowOf(phrase, engine, day)
    return named !== undefined && affirms(named) ? vocabulary.words(phrase) : []
  })
}

/** Mental disorders beside each other are coded beside each other: anxiety of a person with dementia need not be of the dementia. */
const chapter = (code: string): string => (code.startsWith('F') ? code : code[0]!)

/** The note's condition is the excluded one, or a kind of it. */
function says(row: Row, named: Row, { codes, tree }: Parts): boolean {
  const head = tree.climb(named)
  if (row >= head && row < codes.subtreeEnd(head)) return true
  const mine = tree.reading(row).positive
  return tree.reading(named).positive.every((w) => mine.includes(w))
}

/** A radiculopathy of the neck says nothing of a lumbar spondylosis. */
function sameRegion(title: string, concept: Concept, { codes }: Parts): boolean {
  const final = concept.resolutions[0]?.final
  const [mine, other] = [title, final === undefined ? '' : codes.title(final)].map((t) =>
    REGIONS.filter((r) => t.toLowerCase().includes(r)),
  )
  return mine!.length === 0 || other!.length === 0 || mine!.some((r) => other!.includes(r))
}

const known = new WeakMap<Parts, Map<string, Row | undefined>>()

/** What the dictionary takes a phrase of a title for; undefined when it names nothing by itself. */
function rowOf(phrase: string, engine: Parts, day: Day): Row | undefined {
  let rows = known.get(engine)
  if (rows === undefined) {
    rows = new Map()
    known.set(engine, rows)
  }
  if (!rows.has(phrase)) {
    const note = prepare(engine, phrase)
    const words = note.forms.filter((f) => f !== '').length
    rows.set(phrase, engine.finder.find(note, day).find((m) => m.matched.length >= words)?.row)
  }
  return rows.get(phrase)
}
