/** assets/modifiers → the volume `modifiers`. A rule that names no group, a group without codes or a pattern that cannot be read stops the build. */
import type { SectionBuilder } from '../../store/compile/compile.ts'
import type { RuleSet } from './rules.ts'

const PATH = 'modifiers/rules.json'
const CODES = /^[A-Z0-9]{5}(-[A-Z0-9]{5})?$/

export const buildModifiers: SectionBuilder = ({ assets }) => {
  const { groups, rules }: RuleSet = JSON.parse(assets.read(PATH))
  for (const [name, codes] of Object.entries(groups)) {
    if (!codes.split(',').every((range) => CODES.test(range)))
      throw new Error(`${PATH}: cannot read the group ${name}.`)
  }
  const ids = new Set<string>()
  for (const { id, line, beside, outside, text, without, choices, modifiers } of rules) {
    if (ids.has(id)) throw new Error(`${PATH}: ${id} is there twice.`)
    ids.add(id)
    for (const group of [line, beside, outside]) {
      if (group !== undefined && groups[group] === undefined)
        throw new Error(`${PATH}: ${id} names no group: ${group}.`)
    }
    for (const pattern of [text, without, ...(choices ?? []).map((one) => one.text)]) {
      if (pattern !== undefined) new RegExp(pattern, 'i')
    }
    if (modifiers.length === 0 && choices === undefined) throw new Error(`${PATH}: ${id} proposes nothing.`)
  }
  return {
    volume: 'modifiers',
    sections: [
      { name: 'modifiers.group', kind: 'strings', data: Object.entries(groups).map((entry) => entry.join('\t')) },
      {
        name: 'modifiers.rule',
        kind: 'strings',
        data: rules.map(({ fires: _fires, silent: _silent, ...rule }) => JSON.stringify(rule)),
      },
    ],
  }
}
