/** Which modifiers the claim and the note speak for, and which contradict them. */
import type { Span } from '../../engine/types.ts'
import type { Index } from '../../store/format.ts'
import type { ModifierRule } from './rules.ts'
import type { AdviceLine, AdviceRequest, ModifierAdvice } from './types.ts'

export interface ModifierAdviser {
  /** In the order of the lines, and of the rules within one. Never throws for what a claim or note says. */
  advise(request: AdviceRequest): ModifierAdvice[]
}

/** A denial stands at most this many characters before what it denies. */
const REACH = 20
const DENIAL = /\b(no|not|without|denies|never|if|declin\w+)\s+(\w+\s+){0,2}$/i
const MOST_EVIDENCE = 5

interface CompiledRule extends Omit<ModifierRule, 'text' | 'without' | 'choices'> {
  text?: RegExp
  without?: RegExp
  choices?: { modifier: string; text: RegExp }[]
}

type Find = (pattern: RegExp, affirm: boolean | undefined) => Span[]
type Ranges = readonly (readonly [first: string, last: string])[]

/** @throws IndexError when a section is missing */
export function openModifierAdviser(index: Index): ModifierAdviser {
  const strings = (section: string) => {
    const table = index.strings(section)
    return Array.from({ length: table.length }, (_, i) => table.get(i))
  }
  const groups = new Map<string, Ranges>(
    strings('modifiers.group').map((line) => {
      const [name = '', codes = ''] = line.split('\t')
      return [name, codes.split(',').map((range) => [range.slice(0, 5), range.slice(-5)] as const)]
    }),
  )
  const rules = strings('modifiers.rule').map((line): CompiledRule => {
    const { text, without, choices, ...rule }: ModifierRule = JSON.parse(line)
    return {
      ...rule,
      ...(text ? { text: new RegExp(text, 'gi') } : {}),
      ...(without ? { without: new RegExp(without, 'i') } : {}),
      ...(choices ? { choices: choices.map((one) => ({ ...one, text: new RegExp(one.text, 'gi') })) } : {}),
    }
  })
  const within = (group: string, code: string): boolean =>
    groups.get(group)?.some(([first, last]) => first <= code && code <= last) ?? false

  return {
    advise(request) {
      const kept = new Map<RegExp, Span[]>()
      // the note is the same for every line: each pattern looks through it once
      const find: Find = (pattern, affirm) => {
        const spans = kept.get(pattern) ?? found(pattern, request.text, affirm)
        kept.set(pattern, spans)
        return spans
      }
      return request.lines.flatMap((line, at) => rules.flatMap((rule) => judge(rule, line, at, request, within, find)))
    },
  }
}

function judge(
  rule: CompiledRule,
  line: AdviceLine,
  at: number,
  request: AdviceRequest,
  within: (group: string, code: string) => boolean,
  find: Find,
): ModifierAdvice[] {
  const { code } = line
  if (line.system !== 'HCPCS' && line.system !== 'CPT') return []
  if (!within(rule.line, code) || (rule.outside && within(rule.outside, code))) return []
  if (!fits(rule, line, at, request, within)) return []
  const advice = { rule: rule.id, line: at, code, strength: rule.strength, why: rule.why, source: rule.source }
  if (rule.choices) {
    return rule.choices.flatMap(({ modifier, text }) => {
      const evidence = find(text, rule.affirm)
      return evidence.length === 0 ? [] : [{ ...advice, modifiers: [modifier], evidence }]
    })
  }
  const evidence = rule.text ? find(rule.text, rule.affirm) : []
  return rule.text && evidence.length === 0 ? [] : [{ ...advice, modifiers: [...rule.modifiers], evidence }]
}

/** Whether everything but the words of the note fits. */
function fits(
  rule: CompiledRule,
  { code, modifiers }: AdviceLine,
  at: number,
  { lines, sides, setting, payer, bundled, text }: AdviceRequest,
  within: (group: string, code: string) => boolean,
): boolean {
  const others = lines.filter((_, i) => i !== at)
  const bears = (modifier: string) => modifiers.includes(modifier)
  return (
    !(rule.has && !rule.has.some(bears)) &&
    !(rule.hasAll && !rule.hasAll.every(bears)) &&
    !rule.lacks?.some(bears) &&
    !(rule.side && !(sides.length === 1 && sides[0] === rule.side)) &&
    !(rule.setting && !rule.setting.includes(setting)) &&
    !(rule.payer && payer === 'other') &&
    !(rule.twice && !others.some((other) => other.code === code)) &&
    !(rule.bundled && !bundled.includes(code)) &&
    !rule.without?.test(text) &&
    !(rule.beside && !others.some((other) => within(rule.beside ?? '', other.code)))
  )
}

function found(pattern: RegExp, text: string, affirm = false): Span[] {
  const spans: Span[] = []
  for (const match of text.matchAll(pattern)) {
    const start = match.index
    if (spans.length >= MOST_EVIDENCE) break
    if (!affirm && DENIAL.test(text.slice(Math.max(0, start - REACH), start))) continue
    spans.push({ start, end: start + match[0].length, text: match[0] })
  }
  return spans
}
