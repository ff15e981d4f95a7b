/** Which noun a word belongs to: "chronic back pain that is worse with cough" tells of no chronic cough. */
import { Gap } from '../../text/tokens.ts'
import type { Mention } from '../mentions/find.ts'
import type { Note } from '../note.ts'

/** Words that one noun can have before it. */
const LONGEST = 6

/** Between words of one noun phrase stands none of these. */
const BREAKS =
  Gap.comma | Gap.stop | Gap.semicolon | Gap.colon | Gap.open | Gap.close | Gap.bullet | Gap.newline | Gap.blankLine

/** What belongs to two names at once stands before both: "chronic bronchitis and sinusitis". */
const JOINS = new Set(['and', 'or'])

/** Words behind which another thing begins. */
const TURNS = new Set([
  'after',
  'before',
  'during',
  'since',
  'while',
  'when',
  'without',
  'following',
  'despite',
  'today',
  'now',
])

/** Words by which one condition is told as the cause, the effect or the companion of another. */
const LINKS = new Set([
  'with',
  'due',
  'from',
  'by',
  'secondary',
  'causing',
  'caused',
  'related',
  'associated',
  'complicated',
  'complicating',
])

/** Categories of what limbs do not have. */
const INNER = /^(?:C[0-35-8]|H|I6|J|K|N)/

export class Attachment {
  /** For each token the mention that it is a word of, by its place in the list; -1 for none. */
  private readonly owner: Int32Array

  /** @param groupOf what mentions of one disease have in common */
  constructor(
    private readonly note: Note,
    private readonly mentions: readonly Mention[],
    private readonly groupOf: (mention: Mention) => string,
  ) {
    this.owner = new Int32Array(note.tokens.count).fill(-1)
    mentions.forEach((mention, i) => {
      for (const token of mention.matched) this.owner[token] = i
    })
  }

  /** The mention names a disease of the eye, the ear, an inner organ or a vessel of the head. */
  isInner(mention: Mention): boolean {
    return INNER.test(this.groupOf(mention))
  }

  /** The word at `token` qualifies the mention itself: it stands in the same noun phrase before it, or right behind it. */
  isOwn(token: number, mention: Mention): boolean {
    const within = (i: number): boolean => i >= mention.from && i < mention.to
    return within(token) || this.phraseAfter(token, mention).some(within)
  }

  /**
   * The word at `token` is a word of another disease's name, or stands before one in its noun phrase.
   * @param linkable the word is a condition, which one disease may have with another; a quality belongs to one of them
   */
  isForeign(token: number, mention: Mention, linkable = false): boolean {
    const owner = this.ownerOf(token, mention)
    if (owner === undefined) return false
    // "with intermittent claudication": a word of the other's own name comes with it, where nothing else stands between
    return !(linkable ? this.isLinked(owner, mention) : this.owner[token]! >= 0 && this.isLinked(owner, mention, JOINS))
  }

  /**
   * The side at `token`, behind the mention, is that of another disease. What was done to an organ is of the organ's own side, and so is
   * what ends a name that shares words with it, or a phrase that tells of both: "bunion with a corn of the left foot".
   */
  isSideOfOther(token: number, mention: Mention): boolean {
    const owner = this.ownerOf(token, mention)
    if (owner === undefined || owner.from < mention.to || this.groupOf(owner).startsWith('Z')) return false
    return owner.from >= token || !this.isOnePhrase(mention, owner)
  }

  /** The mention of another disease in whose noun phrase the word at `token` stands. */
  private ownerOf(token: number, mention: Mention): Mention | undefined {
    const within = (i: number): boolean => i >= mention.from && i < mention.to
    if (within(token)) return undefined
    const phrase = [token, ...this.phraseAfter(token, mention)]
    if (phrase.some(within)) return undefined
    const other = phrase.map((i) => this.owner[i]!).find((i) => i >= 0)
    const owner = other === undefined ? undefined : this.mentions[other]!
    if (owner === undefined || this.groupOf(owner) === this.groupOf(mention)) return undefined
    return this.isJoined(owner, mention) ? undefined : owner
  }

  /** The word at `token`, in another sentence, can be said of the mention: no noun of another thing stands behind it. */
  stands(token: number, mention: Mention): boolean {
    return this.owner[token]! < 0 ? this.phraseAfter(token, mention).length === 0 : !this.isForeign(token, mention)
  }

  /** Words from the one behind `token` to the end of its noun phrase. */
  phraseAfter(token: number, mention: Mention): number[] {
    const { tokens, forms, segments } = this.note
    const end = Math.min(
      segments[mention.segment]!.to > token ? segments[mention.segment]!.to : tokens.count,
      token + 1 + LONGEST,
    )
    const out: number[] = []
    for (let i = token + 1; i < end; i++) {
      if ((tokens.before[i]! & BREAKS) !== 0 || forms[i] === '' || TURNS.has(tokens.norm[i]!)) break
      out.push(i)
    }
    return out
  }

  /** Words between two conditions say that one comes with the other. */
  private isLinked(a: Mention, b: Mention, unless: ReadonlySet<string> = new Set()): boolean {
    const [first, second] = a.from < b.from ? [a, b] : [b, a]
    const { tokens } = this.note
    let linked = false
    for (let i = first.to; i <= second.from && i < tokens.count; i++) {
      if ((tokens.before[i]! & BREAKS) !== 0) return false
      if (i === second.from) break
      if (LINKS.has(tokens.norm[i]!)) linked = true
      else if (unless.has(tokens.norm[i]!)) return false
    }
    return linked
  }

  /** Nothing but words stands between two names, with a link or "and" among them. */
  private isOnePhrase(first: Mention, second: Mention): boolean {
    const { norm, before } = this.note.tokens
    for (let i = first.to; i <= second.from; i++) if ((before[i]! & BREAKS) !== 0) return false
    return norm.slice(first.to, second.from).some((w) => LINKS.has(w) || JOINS.has(w))
  }

  private isJoined(first: Mention, second: Mention): boolean {
    if (first.to > second.from || second.from - first.to > 1) return false
    const { tokens } = this.note
    if (second.from === first.to) return (tokens.before[second.from]! & Gap.slash) !== 0
    return JOINS.has(tokens.norm[first.to]!)
  }
}
