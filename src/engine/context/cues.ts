/** The cue tables (assets/lexicon/cues/*.tsv) as a trie over words. */
import { PerWord } from '../../text/known-words.ts'
import { Gap, type Tokens, tokenize } from '../../text/tokens.ts'
import { CONTEXT_KINDS, type ContextKind } from './types.ts'

/** Groups of kinds that a scope end can end, as bits. */
export const GROUP = {
  negation: 1,
  uncertainty: 2,
  history: 4,
  hypothetical: 8,
  order: 16,
  experiencer: 32,
  allergy: 64,
} as const
const ALL = 127

const GROUP_OF: Record<ContextKind, number> = {
  negated: GROUP.negation,
  'ruled-out': GROUP.negation,
  unlikely: GROUP.negation,
  resolved: GROUP.negation,
  uncertain: GROUP.uncertainty,
  differential: GROUP.uncertainty,
  historical: GROUP.history,
  'history-of': GROUP.history,
  hypothetical: GROUP.hypothetical,
  advice: GROUP.hypothetical,
  risk: GROUP.hypothetical,
  order: GROUP.order,
  screening: GROUP.order,
  family: GROUP.experiencer,
  'other-person': GROUP.experiencer,
  allergy: GROUP.allergy,
  template: 0,
}

/**
 * How far a cue reaches. `clause`: to the next scope end, new clause or semicolon. `phrase`: like clause, and no further than a comma.
 * `list`: like phrase, but over the commas of a list joined by "or". `start`: like clause, if the cue opens its sentence.
 * `sentence`: to the next hard scope end, over semicolons and new clauses. `end`: only if nothing follows the cue in its phrase.
 */
type Reach = 'clause' | 'phrase' | 'list' | 'sentence' | 'start' | 'end'

/** before: the cue stands before what it qualifies; after: behind it; stop: ends scopes; soft: ends those of reach clause and phrase. */
type Direction = 'before' | 'after' | 'pseudo' | 'stop' | 'soft'

export interface Cue {
  direction: Direction
  /** Absent for pseudo-cues and scope ends. */
  kind: ContextKind | undefined
  /** Bit of `GROUP` to which the kind belongs, or the bits that a scope end ends. */
  groups: number
  reach: Reach
  /** Most words between cue and mention. */
  words: number
  /** Words at the end of the cue that must follow, but are not part of it. */
  ahead: number
}

export interface CueNode {
  /** Edges by word, and by class of words. */
  next: Map<string, CueNode>
  /** Edges that ask for a sign before the next word. */
  comma: CueNode | undefined
  slash: CueNode | undefined
  /** Edges of any number and any year. */
  number: CueNode | undefined
  year: CueNode | undefined
  cues: Cue[]
}

/** What the tables say of a word by itself. */
export interface CueWord {
  word: string
  /** Names of the word classes to which it belongs, with their braces. */
  classes: readonly string[]
  isNumber: boolean
  isYear: boolean
  /** A cue can begin with it, or a scope end: most words of a note are passed over at once. */
  opensMark: boolean
  opensEnd: boolean
}

export interface CueTable {
  /** Cues and pseudo-cues. */
  marks: CueNode
  /** Scope ends, which are looked for only between the cues: they hide none. */
  ends: CueNode
  /** What the tables say of the word at a token; "-ve" and "+ve" are spelt out. */
  wordAt(tokens: Tokens, token: number): CueWord
}

const NUMBER = /^(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|several|many|few|couple)$/
const YEAR = /^(?:19|20)\d\d$/
const KINDS = new Set<string>(CONTEXT_KINDS)
const DIRECTIONS = new Set<string>(['before', 'after', 'pseudo', 'stop', 'soft'])
const REACHES = new Set<string>(['clause', 'phrase', 'list', 'sentence', 'start', 'end'])
const FAR = 1000
/** Steps of a cue's path that are no words. */
const EDGE = { comma: ',', slash: '/', number: '{n}', year: '{year}' } as const

/**
 * Reads cue tables. A line is `cue kind direction reach notes`, tab separated: `direction` may be `both`; `reach` is one of `Reach`,
 * optionally with a number of words ("clause 6"), and for scope ends the groups that they end ("negation history", "all").
 * A line `@name words…` defines a class of words that cues use as `{name}`; `{n}` is any number, `{year}` a year. A cue that begins with "," must follow a
 * comma; words behind ">" must follow the cue without being part of it ("mother > reports"). Lines beginning with `#` are comments.
 * @throws Error naming the line: the tables ship with the program, so a bad line is a defect of the build and not of a note.
 */
export function parseCues(...tables: string[]): CueTable {
  const marks = emptyNode()
  const ends = emptyNode()
  const classes = new Map<string, string[]>()
  const known = new Set<string>([EDGE.number, EDGE.year])
  for (const table of tables) {
    for (const line of table.split('\n')) {
      if (!line.startsWith('@')) continue
      const [name, words = ''] = line.slice(1).split('\t')
      known.add(`{${name}}`)
      for (const word of words.split(' ')) classes.set(word, [...(classes.get(word) ?? []), `{${name}}`])
    }
  }
  for (const table of tables) {
    let n = 0
    for (const line of table.split('\n')) {
      n++
      if (line === '' || line.startsWith('#') || line.startsWith('@')) continue
      const [words = '', kind = '', direction = '', reach = ''] = line.split('\t')
      const [own = '', next = ''] = words.split(' > ')
      const ahead = edges(next)
      const cues = readCues(
        kind,
        direction,
        reach,
        ahead.filter((edge) => edge !== EDGE.comma && edge !== EDGE.slash).length,
      )
      const path = [...edges(own), ...ahead]
      if (cues === undefined || path.length === 0 || path.some((e) => e.startsWith('{') && !known.has(e))) {
        throw new Error(`cue table line ${n}: expected "cue<TAB>kind<TAB>direction<TAB>reach", found "${line}"`)
      }
      const there = insert(cues[0]!.direction === 'stop' || cues[0]!.direction === 'soft' ? ends : marks, path)
      if (cues.some((cue) => there.some((c) => c.direction === cue.direction && c.kind === cue.kind))) {
        throw new Error(`cue table line ${n}: "${words}" is there twice`)
      }
      there.push(...cues)
    }
  }
  const about = (word: string): CueWord => {
    const known = { word, classes: classes.get(word) ?? NONE, isNumber: NUMBER.test(word), isYear: YEAR.test(word) }
    return { ...known, opensMark: opens(marks, known), opensEnd: opens(ends, known) }
  }
  const words = new PerWord(about)
  return {
    marks,
    ends,
    wordAt: (tokens, i) => (tokens.norm[i] === 've' ? about(spelt(tokens, i)) : words.at(tokens, i)),
  }
}

const NONE: readonly string[] = []
const emptyNode = (): CueNode => ({
  next: new Map(),
  comma: undefined,
  slash: undefined,
  number: undefined,
  year: undefined,
  cues: [],
})

/** Whether something can begin with the word, by itself or behind a comma. */
function opens(root: CueNode, word: Omit<CueWord, 'opensMark' | 'opensEnd'>): boolean {
  return (
    root.next.has(word.word) ||
    word.classes.some((name) => root.next.has(name)) ||
    (word.isNumber && root.number !== undefined) ||
    (word.isYear && root.year !== undefined) ||
    (root.comma !== undefined && opens(root.comma, word))
  )
}

/** "-ve" and "+ve" in full. */
function spelt(tokens: Tokens, i: number): string {
  const sign = tokens.text[tokens.start[i]! - 1]
  return sign === '-' || sign === '\u2013' ? 'negative' : sign === '+' ? 'positive' : tokens.norm[i]!
}

function readCues(kind: string, direction: string, reach: string, ahead: number): Cue[] | undefined {
  const directions = direction === 'both' ? ['before', 'after'] : [direction]
  const cues: Cue[] = []
  for (const d of directions) {
    if (!isDirection(d)) return undefined
    if (d === 'pseudo') cues.push({ direction: d, kind: undefined, groups: 0, reach: 'clause', words: 0, ahead })
    else if (d === 'stop' || d === 'soft') {
      const groups = readGroups(reach)
      if (groups === 0) return undefined
      cues.push({ direction: d, kind: undefined, groups, reach: 'clause', words: 0, ahead })
    } else {
      const [name = '', words] = reach.split(' ')
      if (!isKind(kind) || !isReach(name)) return undefined
      cues.push({ direction: d, kind, groups: GROUP_OF[kind], reach: name, words: words ? Number(words) : FAR, ahead })
    }
  }
  return cues
}

const isKind = (kind: string): kind is ContextKind => KINDS.has(kind)
const isDirection = (direction: string): direction is Direction => DIRECTIONS.has(direction)
const isReach = (reach: string): reach is Reach => REACHES.has(reach)

function readGroups(names: string): number {
  if (names === 'all') return ALL
  let groups = 0
  for (const name of names.split(' ')) {
    const bit = Object.entries(GROUP).find(([group]) => group === name)
    if (bit === undefined) return 0
    groups |= bit[1]
  }
  return groups
}

/** Trie edges of a cue: its words, with a mark before a word that must follow a comma or a slash. */
function edges(cue: string): string[] {
  const out: string[] = []
  let comma = false
  for (const part of cue.split(' ')) {
    if (part === '') continue
    if (comma) out.push(EDGE.comma)
    comma = part.endsWith(',')
    if (part.startsWith('{')) {
      out.push(part)
      continue
    }
    const tokens = tokenize(part)
    for (let i = 0; i < tokens.count; i++) {
      if (tokens.before[i]! & Gap.slash) out.push(EDGE.slash)
      out.push(tokens.norm[i]!)
    }
  }
  return out
}

function insert(root: CueNode, path: string[]): Cue[] {
  let node = root
  for (const edge of path) node = follow(node, edge)
  return node.cues
}

/** The node at the end of an edge, made when it is first asked for. */
function follow(node: CueNode, edge: string): CueNode {
  switch (edge) {
    case EDGE.comma:
      node.comma ??= emptyNode()
      return node.comma
    case EDGE.slash:
      node.slash ??= emptyNode()
      return node.slash
    case EDGE.number:
      node.number ??= emptyNode()
      return node.number
    case EDGE.year:
      node.year ??= emptyNode()
      return node.year
  }
  let next = node.next.get(edge)
  if (next === undefined) {
    next = emptyNode()
    node.next.set(edge, next)
  }
  return next
}
