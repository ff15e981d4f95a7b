/** Which terms a reading of the query names, and how well. */
import type { Row } from '../types.ts'
import { type SearchData, SPECIAL_FLAG } from './data.ts'
import type { Reading, Slot } from './query.ts'
import {
  CONTEXT_WEIGHT,
  COVERAGE_FLOOR,
  COVERAGE_POWER,
  DEFAULTNESS,
  LIGHT_WEIGHT,
  PATH_POWER,
  PHRASE_POWER,
  PHRASE_WORDS,
  SPECIAL_CHAPTER,
} from './weights.ts'

export interface Candidate {
  term: number
  row: Row
  score: number
}

/** Terms that go on to the finer comparison. */
const FINALISTS = 160
const NO_PLACE = 0xffff

/** A view on the scores of one reading; valid until `clear`. */
export class Ranking {
  private readonly data: SearchData
  private readonly reading: Reading
  private readonly total: number
  private readonly power: number

  constructor(data: SearchData, reading: Reading) {
    this.data = data
    this.reading = reading
    this.total = reading.slots.reduce((n, s) => n + s.weight, 0)
    this.power = reading.slots.length <= PHRASE_WORDS ? PHRASE_POWER : PATH_POWER
    reading.slots.forEach((slot, i) => {
      this.collect(slot, i)
    })
  }

  private collect(slot: Slot, i: number): void {
    const { start, posting, idf, scratch } = this.data
    const bit = 1 << i
    for (const { id, weight } of slot.words) {
      const query = slot.weight * weight
      const full = idf[id]!
      const end = start[id + 1]!
      for (let p = start[id]!; p < end; p++) {
        const entry = posting[p]!
        const term = entry >>> 1
        const mask = scratch.mask[term]!
        if (mask & bit) continue
        if (mask === 0) scratch.touched[scratch.count++] = term
        scratch.mask[term] = mask | bit
        scratch.query[term]! += query
        scratch.term[term]! += entry & 1 ? full * LIGHT_WEIGHT : full
      }
    }
  }

  /** 0 to about 1 for a term by its own words. */
  score(term: number): number {
    return (this.data.scratch.query[term]! / this.total) ** this.power * this.coverage(term)
  }

  private coverage(term: number): number {
    const covered = Math.min(1, this.data.scratch.term[term]! / this.data.termWeight[term]!)
    return COVERAGE_FLOOR + (1 - COVERAGE_FLOOR) * covered ** COVERAGE_POWER
  }

  /** The best terms, best first, with the words of the query that only their surroundings have. */
  finalists(): Candidate[] {
    const { scratch, termRow } = this.data
    const heap = new TopList(FINALISTS)
    for (let i = 0; i < scratch.count; i++) {
      const term = scratch.touched[i]!
      if (termRow[term]! >= 0) heap.add(term, this.score(term))
    }
    const finalists = heap.terms().map((term) => {
      const row = termRow[term]!
      const named = scratch.query[term]! / this.total + CONTEXT_WEIGHT * this.surroundings(term, row)
      const score = named ** this.power * this.coverage(term)
      return { term, row, score: score * this.reading.weight * this.prior(row) }
    })
    return finalists.sort((a, b) => b.score - a.score)
  }

  private prior(row: Row): number {
    const d = this.data.defaultness[row]!
    return DEFAULTNESS[d & (SPECIAL_FLAG - 1)]! * (d & SPECIAL_FLAG ? SPECIAL_CHAPTER : 1)
  }

  /** Share of the query that `child` has and `parent` lacks: what speaks for choosing it among its siblings. */
  gain(child: number, parent: number): number {
    const { mask } = this.data.scratch
    return this.share(mask[child]! & ~(parent < 0 ? 0 : mask[parent]!)) * this.coverage(child)
  }

  private share(mask: number): number {
    let weight = 0
    this.reading.slots.forEach((slot, i) => {
      if (mask & (1 << i)) weight += slot.weight
    })
    return weight / this.total
  }

  /** Share of the query that the term lacks and its row's title, headers, block or chapter have. */
  private surroundings(term: number, row: Row): number {
    const { scratch, title, cm, blockOf, placeWrapper, placeChapter, firstPlace } = this.data
    let mask = 0
    for (let r = row; r >= 0; r = cm.parent(r)) if (title[r]! >= 0) mask |= scratch.mask[title[r]!]!
    let chapter = -1
    for (let b = blockOf[row]!; b !== NO_PLACE; b = placeWrapper[b]!) {
      mask |= scratch.mask[firstPlace + b]!
      chapter = placeChapter[b]!
    }
    if (chapter >= 0) mask |= scratch.mask[firstPlace + chapter]!
    return this.share(mask & ~scratch.mask[term]!)
  }

  clear(): void {
    const { scratch } = this.data
    for (let i = 0; i < scratch.count; i++) {
      const term = scratch.touched[i]!
      scratch.query[term] = 0
      scratch.term[term] = 0
      scratch.mask[term] = 0
    }
    scratch.count = 0
  }
}

/** Keeps the best of many in a heap with the worst of them on top. */
class TopList {
  private readonly size: number
  private readonly term: number[] = []
  private readonly score: number[] = []
  constructor(size: number) {
    this.size = size
  }

  add(term: number, score: number): void {
    const n = this.term.length
    if (n < this.size) {
      this.term.push(term)
      this.score.push(score)
      this.up(n)
    } else if (score > this.score[0]!) {
      this.term[0] = term
      this.score[0] = score
      this.down()
    }
  }

  terms(): number[] {
    return this.term
  }

  private up(i: number): void {
    while (i > 0) {
      const parent = (i - 1) >> 1
      if (this.score[parent]! <= this.score[i]!) return
      this.swap(i, parent)
      i = parent
    }
  }

  private down(): void {
    const n = this.term.length
    let i = 0
    for (;;) {
      let least = i
      for (const child of [2 * i + 1, 2 * i + 2])
        if (child < n && this.score[child]! < this.score[least]!) least = child
      if (least === i) return
      this.swap(i, least)
      i = least
    }
  }

  private swap(i: number, j: number): void {
    ;[this.term[i], this.term[j]] = [this.term[j]!, this.term[i]!]
    ;[this.score[i], this.score[j]] = [this.score[j]!, this.score[i]!]
  }
}
