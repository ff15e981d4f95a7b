/** Vertebral levels: "L4-5" is lumbar, "C7-T1" cervicothoracic; the classification asks for the region. */
import { Gap, type Tokens } from '../../text/tokens.ts'

const LEVEL = /^([CTL])(\d{1,2})$/
const SACRAL = /^S1$/
/** C8 is a root without a vertebra of its own. */
const LAST = { C: 8, T: 12, L: 5 } as const
const REGION = { C: 'cervical', T: 'thoracic', L: 'lumbar' } as const
/** Where one region goes over into the next. */
const BETWEEN: Record<string, string> = {
  'C7 T1': 'cervicothoracic',
  'T12 L1': 'thoracolumbar',
  'L5 S1': 'lumbosacral',
}
/** Regions of the spine: a header may list several of which each code below it has one. */
export const REGIONS: readonly string[] = [...Object.values(REGION), ...Object.values(BETWEEN)]

/** Words of a note that speaks of a spine: T2 is a weighting of images too, C3 a complement. */
export const SPINAL = [
  'spine',
  'spinal',
  'vertebra',
  'vertebral',
  'disc',
  'disk',
  'lumbar',
  'cervical',
  'thoracic',
  'lamina',
  'facet',
  'foraminal',
  'neuroforaminal',
  'radiculopathy',
  'laminectomy',
  'discectomy',
]

/** Region of the level that stands at token `i`; undefined when none does. */
export function regionAt(tokens: Tokens, i: number): string | undefined {
  const level = levelAt(tokens, i)
  if (level === undefined) return undefined
  const [letter, number] = level
  const next = writtenAt(tokens, i + 1)
  const joined = i + 1 < tokens.count && (tokens.before[i + 1]! & (Gap.hyphen | Gap.slash)) !== 0
  const pair = joined ? BETWEEN[`${letter}${number} ${next}`] : undefined
  if (pair !== undefined) return pair
  // a single T1 or T2 is more often an image's weighting
  if (letter === 'T' && number < 4 && !(joined && (LEVEL.test(next) || /^\d{1,2}$/.test(next)))) return undefined
  return REGION[letter]
}

function levelAt(tokens: Tokens, i: number): ['C' | 'T' | 'L', number] | undefined {
  const written = writtenAt(tokens, i)
  if (SACRAL.test(written)) return undefined
  const found = LEVEL.exec(written)
  if (found === null) return undefined
  const letter = found[1] as 'C' | 'T' | 'L'
  const number = Number(found[2])
  return number >= 1 && number <= LAST[letter] ? [letter, number] : undefined
}

const writtenAt = (tokens: Tokens, i: number): string =>
  i < tokens.count ? tokens.text.slice(tokens.start[i], tokens.end[i]) : ''
