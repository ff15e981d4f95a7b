/**
 * The classification as a decision tree: for a header, the codes below it and the words by which each differs from the header.
 * Read off the official titles; nothing here is written by hand.
 */
import { perRow } from '../../library/per-row.ts'
import type { Classification, Day, Row } from '../../library/types.ts'
import type { Vocabulary } from '../../text/words.ts'
import { REGIONS } from '../mentions/levels.ts'
import { readTitle, type TitleReading } from '../mentions/titles.ts'

export interface Leaf {
  row: Row
  /** Words that the documentation has to hold, beyond those of the header. */
  needs: string[]
  /** Words that it must not hold. */
  excluded: string[]
  isDefault: boolean
  /** A default that says itself that something is unspecified. */
  isOpen: boolean
  isOther: boolean
  /** Another leaf says the same of the other side: the side is that of an organ, not a word of the name ("right heart failure"). */
  sided: boolean
}

/** A word that the classification assumes under some codes: it needs no support in the record. */
export interface AssumedWord {
  holds(raw: string): boolean
  form: string
}

const MAX_CACHED = 3000
/** More than any classification has: a row and a day in one key. */
const ROWS = 2 ** 20
const DISORDER = /^(?:disorder|disease) of\b.*\bunspecified$/i

const SIDE = /\b(?:right|left|bilateral)\b/i

export class DecisionTree {
  private readonly readings = new Map<Row, TitleReading>()
  private readonly cache = new Map<number, Leaf[]>()

  constructor(
    private readonly codes: Classification,
    private readonly vocabulary: Vocabulary,
    private readonly assumed: readonly AssumedWord[],
    private readonly stated: ReadonlySet<string>,
  ) {}

  /** Whether nobody has what the word names without its being said: no other word of a title makes up for it. */
  isStated(word: string): boolean {
    return this.stated.has(word)
  }

  reading(row: Row): TitleReading {
    let r = this.readings.get(row)
    if (r === undefined) {
      r = readTitle(this.codes.title(row), this.vocabulary)
      this.readings.set(row, r)
    }
    return r
  }

  /** True for a code that only lacks its 7th character: what is below it are encounters, not diseases. */
  takesSeventh(row: Row): boolean {
    const raw = this.codes.rawCode(row)
    if (raw.length === 7) return false
    for (const _ in this.codes.seventhCharacters(row)) {
      const children = this.codes.children(row)
      return children.length > 0 && children.every((c) => this.codes.rawCode(c).length === 7)
    }
    return false
  }

  /** Codes under `head` (itself when it has none) valid on the day, without 7th characters, in code order. */
  leaves(head: Row, day: Day): Leaf[] {
    const key = head + day * ROWS
    const old = this.cache.get(key)
    if (old !== undefined) return old
    const base = new Set([...this.reading(head).positive, ...this.reading(head).excluded])
    const regions = REGIONS.map((region) => this.vocabulary.form(region)).filter((region) => base.has(region))
    const several = regions.length > 1
    if (several) for (const region of regions) base.delete(region)
    for (const word of this.alternatives(head, base, day)) base.delete(word)
    const out: Leaf[] = []
    const raw = this.codes.rawCode(head)
    const assumed = new Set(this.assumed.filter((a) => a.holds(raw)).map((a) => a.form))
    const end = this.codes.subtreeEnd(head)
    for (let row = head; row < end; row++) {
      if (!this.codes.isValid(row, day)) continue
      const seventh = this.takesSeventh(row)
      if (!seventh && !this.codes.isBillable(row, day)) continue
      if (!seventh && this.codes.rawCode(row).length === 7 && this.takesSeventh(this.codes.parent(row))) continue
      const reading = this.reading(row)
      out.push({
        row,
        needs: [...new Set(reading.positive)].filter((w) => !base.has(w) && !assumed.has(w)),
        excluded: reading.excluded,
        isDefault: reading.isDefault,
        isOpen: reading.isDefault && /\bunspecified\b/i.test(this.codes.title(row)),
        isOther: reading.isOther,
        sided: false,
      })
      if (seventh) row = this.codes.subtreeEnd(row) - 1
    }
    // a word that every code below the header has tells none of them apart
    const common = out.filter((l) => !l.isOther)
    const shared = new Set(common[0]?.needs.filter((w) => common.every((l) => l.needs.includes(w))))
    if (shared.size > 0 && common.length > 1) for (const l of out) l.needs = l.needs.filter((w) => !shared.has(w))
    // the header's own list of regions, repeated, names none of them
    const all = (l: Leaf): boolean => several && regions.every((region) => l.needs.includes(region))
    for (const l of out.filter(all)) l.needs = l.needs.filter((w) => !regions.includes(w))
    markSides(out)
    if (this.cache.size > MAX_CACHED) this.cache.clear()
    this.cache.set(key, out)
    return out
  }

  /** Words that a header lists and of which each code below it has one: "subluxation and dislocation of ankle joint". */
  private alternatives(head: Row, base: ReadonlySet<string>, day: Day): string[] {
    if (!/ and | or /.test(this.codes.title(head))) return []
    const titles: ReadonlySet<string>[] = []
    for (let row = head + 1; row < this.codes.subtreeEnd(head); row++) {
      if (!this.codes.isValid(row, day)) continue
      const seventh = this.takesSeventh(row)
      if (!seventh && this.codes.children(row).length > 0) continue
      const reading = this.reading(row)
      if (!reading.isOther) titles.push(new Set(reading.positive))
      if (seventh) row = this.codes.subtreeEnd(row) - 1
    }
    if (titles.length < 2) return []
    const words = [...base].filter((w) => titles.some((t) => t.has(w)) && titles.some((t) => !t.has(w)))
    return words.filter((w) => words.some((v) => v !== w && titles.every((t) => t.has(w) !== t.has(v))))
  }

  /**
   * The header of both sides where `row` is the code of one, or of the side that nobody tells ("pain in leg" among those of all limbs), with the
   * words that tell what else it says: a name in the dictionary has no side but the one beside it in the note.
   */
  pair(row: Row, day: Day): { header: Row; words: readonly string[] } | undefined {
    const header = this.codes.parent(row)
    if (header < 0) return undefined
    const leaves = this.leaves(header, day)
    const leaf = leaves.find((l) => l.row === row)
    if (leaf === undefined) return undefined
    const words = withoutSide(leaf)
    const paired = SIDE.test(this.codes.title(row))
      ? leaf.sided
      : words.length > 0 && leaves.some((l) => l.sided && sameWords(withoutSide(l), words))
    return paired ? { header, words } : undefined
  }

  /**
   * The header of which `row` is only the default: E11.9 (without complications) stands for E11, J45.909 for J45. A mention that
   * reads like a default is refined among all codes of that header.
   */
  readonly climb = perRow((row) => this.climbFrom(row))

  private climbFrom(row: Row): Row {
    // "other specified" is named on purpose and stands for nothing wider, and neither does "a disorder" of an organ: a mass of the testis
    // is no pain of it
    if (this.reading(row).isOther || DISORDER.test(this.codes.title(row))) return row
    let at = row
    for (;;) {
      const parent = this.codes.parent(at)
      if (parent < 0) return at
      const assumed = this.assumed.filter((a) => a.holds(this.codes.rawCode(at)))
      const plain = (r: Row): Set<string> =>
        new Set(this.reading(r).positive.filter((w) => !assumed.some((a) => a.form === w)))
      const above = plain(parent)
      const here = plain(at)
      if (here.size === 0 || here.size !== above.size || ![...here].every((w) => above.has(w))) return at
      at = parent
    }
  }
}

const withoutSide = (leaf: Leaf): string[] => leaf.needs.filter((w) => !SIDE.test(w))
const sameWords = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((w) => b.includes(w))

function markSides(leaves: readonly Leaf[]): void {
  const rest = (leaf: Leaf, side: string): string =>
    leaf.needs
      .filter((w) => w !== side)
      .sort()
      .join(' ')
  const of = (side: string) => leaves.filter((l) => l.needs.includes(side))
  const left = new Map(of('left').map((l) => [rest(l, 'left'), l]))
  for (const leaf of of('right')) {
    const other = left.get(rest(leaf, 'right'))
    if (other === undefined) continue
    leaf.sided = true
    other.sided = true
  }
  for (const leaf of of('bilateral')) leaf.sided = true
  // of a pair of organs what has one side is unilateral
  if (leaves.some((l) => l.sided)) for (const leaf of of('unilateral')) leaf.sided = true
}
