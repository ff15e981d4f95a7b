/** Burned body surface as written in a note, for T31 (I.C.19.d.6): total, and the part burned through the skin. */
import type { Span } from '../types.ts'

export interface BurnExtent {
  /** Per cent of the body surface with burns of any degree. */
  total: number
  /** Per cent with third degree burns; undefined when not stated. */
  deep: number | undefined
  span: Span
}

const TOTAL =
  /\b(?:TBSA|total body surface(?: area)?|BSA|body surface(?: area)?)\b\s*(?:burn(?:ed|s)?|of|is|was|about|approx\w*|[:=~])*\s*(\d{1,3})\s?%|(\d{1,3})\s?%\s*(?:of\s+)?(?:the\s+|his\s+|her\s+)?(?:TBSA|total body surface|BSA|body surface)/i
const DEEP =
  /\b(?:third|3rd|full)[- ](?:degree|thickness)\b[^.;\n]{0,20}?(\d{1,3})\s?%|(\d{1,3})\s?%\s*(?:third|3rd|full)[- ](?:degree|thickness)/i

/** Undefined when the note states no extent, or one that no body has. */
export function burnExtent(text: string): BurnExtent | undefined {
  if (!/\bburn/i.test(text)) return undefined
  const m = TOTAL.exec(text)
  if (m === null) return undefined
  const total = Number(m[1] ?? m[2])
  if (total > 100) return undefined
  const d = DEEP.exec(text)
  const deep = d === null ? undefined : Number(d[1] ?? d[2])
  return {
    total,
    deep: deep !== undefined && deep <= total ? deep : undefined,
    span: { start: m.index, end: m.index + m[0].length, text: m[0] },
  }
}

/** T31 code of the extent: its 4th character is the total in tens, its 5th the third degree part. */
export function extentCode(e: BurnExtent): string {
  const tens = Math.min(9, Math.floor(e.total / 10))
  return tens === 0 ? 'T31.0' : `T31.${tens}${Math.min(tens, Math.floor((e.deep ?? 0) / 10))}`
}
