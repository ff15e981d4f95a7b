/** Which terms a reading of the query names, and how well. */
import type { Row } from '../types.ts'
import { type SearchData, SPECIAL_FLAG } from './data.ts'
import { bits } from './fuzzy.ts'
import type { Reading, Slot } from './query.ts'
import {
  COMPLETE,
  CONTEXT_WEIGHT,
  COVERAGE_FLOOR,
  DEFAULTNESS,
  EXACT,
  LIGHT_WEIGHT,
  PHRASE_POWER,
  PHRASE_WORDS,
  SCATTERED,
  SPECIAL_CHAPTER,
} from './weights.ts'

export interface Candidate {
  term: number
  row: Row
  score: number
}

/** Terms that go on to the finer comparison. */
const FINALISTS = 100
const NO_PLACE = 0xffff

/** A view on the scores of one reading; valid until `clear`. */
export class Ranking {
  private readonly data: SearchData
  private readonly reading: Reading
  private readonly total: number
  private readonly phrase: boolean
  /** The mask of a term that has every word of the query. */
  private readonly all: number

  constructor(data: SearchData, reading: Reading) {
    this.data = data
    this.reading = reading
    this.total = reading.slots.reduce((n, s) => n + s.weight, reading.lost)
    this.phrase = reading.slots.length <= PHRASE_WORDS
    this.all = (1 << reading.slots.length) - 1
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

  /** Share of a term's own words that the query has, bent so that a term with foreign words falls. */
  private coverage(term: number): number {
    const covered = Math.min(1, this.data.scratch.term[term]! / this.data.termWeight[term]!)
    return COVERAGE_FLOOR + (1 - COVERAGE_FLOOR) * covered * Math.sqrt(covered)
  }

  /** Share of the query, bent so that a term which lacks a word of a phrase falls. */
  private named(share: number): number {
    return this.phrase ? share ** PHRASE_POWER : share
  }

  /** The best terms, best first, with the words of the query that only their surroundings have. */
  finalists(): Candidate[] {
    const { scratch, termRow } = this.data
    const best = new TopList(FINALISTS)
    for (let i = 0; i < scratch.count; i++) {
      const term = scratch.touched[i]!
      const named = this.named(scratch.query[term]! / this.total)
      // the coverage is at most 1: most terms are out before it is looked at
      if (named <= best.least || termRow[term]! < 0) continue
      best.add(term, named * this.coverage(term))
    }
    const finalists = best.terms().map((term) => {
      const row = termRow[term]!
      const share = this.shareOf(term, row)
      const coverage = this.coverage(term)
      const score = share * coverage * this.reading.weight * this.prior(row)
      const exact = this.reading.lost === 0 && scratch.mask[term] === this.all
      return { term, row, score: coverage < 0.999 ? score : score * (exact ? EXACT : COMPLETE) }
    })
    return finalists.sort((a, b) => b.score - a.score)
  }

  /** How much of the query the term and its surroundings name; words that stand together count as meant together. */
  private shareOf(term: number, row: Row): number {
    const { mask, query } = this.data.scratch
    const own = mask[term]!
    // what surrounds a special chapter ("cardiovascular disorders originating in the perinatal period") speaks for nobody else
    const around = this.data.defaultness[row]! & SPECIAL_FLAG ? 0 : this.share(this.surroundings(term, row))
    const share = query[term]! / this.total + CONTEXT_WEIGHT * around
    const width = 32 - Math.clz32(own) - trailingZeros(own)
    return this.named(share) * (1 - SCATTERED * (1 - bits(own) / width))
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
    const { slots } = this.reading
    let weight = 0
    for (let i = 0; i < slots.length; i++) if (mask & (1 << i)) weight += slots[i]!.weight
    return weight / this.total
  }

  /** Mask of the words that the term lacks and its row's title, headers, block or chapter have. */
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
    return mask & ~scratch.mask[term]!
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

const trailingZeros = (mask: number): number => 31 - Math.clz32(mask & -mask)

/** Keeps the best of many in a heap with the worst of them on top. */
class TopList {
  private readonly size: number
  private readonly term: number[] = []
  private readonly score: number[] = []
  constructor(size: number) {
    this.size = size
  }

  /** What a term must exceed to come in; 0 while there is room. */
  get least(): number {
    return this.term.length < this.size ? 0 : this.score[0]!
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
      const left = 2 * i + 1
      if (left >= n) return
      const right = left + 1
      const least = right < n && this.score[right]! < this.score[left]! ? right : left
      if (this.score[i]! <= this.score[least]!) return
      this.swap(i, least)
      i = least
    }
  }

  private swap(i: number, j: number): void {
    const term = this.term[i]!
    const score = this.score[i]!
    this.term[i] = this.term[j]!
    this.score[i] = this.score[j]!
    this.term[j] = term
    this.score[j] = score
  }
}
