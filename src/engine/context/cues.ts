/** The cue tables (assets/lexicon/cues/*.tsv) as a trie over words. */
import { Gap, tokenize } from '../../text/tokens.ts'
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
  next: Map<string, CueNode>
  cues: Cue[]
}

export interface CueTable {
  /** Cues and pseudo-cues. */
  marks: CueNode
  /** Scope ends, which are looked for only between the cues: they hide none. */
  ends: CueNode
  /** Every word with which a cue or a scope end can begin but for numbers, so that most words of a note are passed over at once. */
  openers: Set<string>
  /** Names of the word classes to which a word belongs, with their braces. */
  classes: Map<string, string[]>
}

const KINDS = new Set<string>(CONTEXT_KINDS)
const DIRECTIONS = new Set<string>(['before', 'after', 'pseudo', 'stop', 'soft'])
const REACHES = new Set<string>(['clause', 'phrase', 'list', 'sentence', 'start', 'end'])
const FAR = 1000
/** Marks of a trie edge that asks for a sign between two words. */
export const EDGE = { comma: ',', slash: '/' } as const

/**
 * Reads cue tables. A line is `cue kind direction reach notes`, tab separated: `direction` may be `both`; `reach` is one of `Reach`,
 * optionally with a number of words ("clause 6"), and for scope ends the groups that they end ("negation history", "all").
 * A line `@name words…` defines a class of words that cues use as `{name}`; `{n}` is any number, `{year}` a year. A cue that begins with "," must follow a
 * comma; words behind ">" must follow the cue without being part of it ("mother > reports"). Lines beginning with `#` are comments.
 * @throws Error naming the line: the tables ship with the program, so a bad line is a defect of the build and not of a note.
 */
export function parseCues(...tables: string[]): CueTable {
  const marks: CueNode = { next: new Map(), cues: [] }
  const ends: CueNode = { next: new Map(), cues: [] }
  const classes = new Map<string, string[]>()
  const known = new Set(['{n}', '{year}'])
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
  return { marks, ends, openers: openersOf([marks, ends], classes), classes }
}

function openersOf(roots: CueNode[], classes: Map<string, string[]>): Set<string> {
  const edges = new Set<string>()
  for (const root of roots) {
    for (const edge of root.next.keys()) edges.add(edge)
    for (const edge of root.next.get(EDGE.comma)?.next.keys() ?? []) edges.add(edge)
  }
  const openers = new Set([...edges].filter((edge) => !edge.startsWith('{')))
  for (const [word, names] of classes) if (names.some((name) => edges.has(name))) openers.add(word)
  return openers
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
  for (const edge of path) {
    let next = node.next.get(edge)
    if (next === undefined) {
      next = { next: new Map(), cues: [] }
      node.next.set(edge, next)
    }
    node = next
  }
  return node.cues
}
