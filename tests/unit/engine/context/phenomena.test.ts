import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { ContextFinding } from '../../../../src/engine/context/index.ts'
import { analyseStructure } from '../../../../src/engine/structure/index.ts'
import { context, titles } from './tables.ts'

interface Case {
  phenomenon: string
  text: string
  start: number
  end: number
  expected: string[]
}

/** `[mention]` in the sentence, or the words behind `-of:` where brackets are the subject of the test. */
function readCase(line: string): Case {
  const [phenomenon = '', sentence = '', axes = ''] = line.split('\t')
  const [axis = '', words] = axes.split('-of:')
  if (words !== undefined) {
    const start = sentence.indexOf(words)
    const expected = axis === 'template' ? ['kind:template'] : axis === 'none' ? [] : [axis]
    return { phenomenon, text: sentence, start, end: start + words.length, expected }
  }
  const start = sentence.indexOf('[')
  const end = sentence.indexOf(']') - 1
  const expected = axes === 'none' ? [] : axes.split(' ')
  return { phenomenon, text: sentence.replace('[', '').replace(']', ''), start, end, expected }
}

function axesOf(finding: ContextFinding): string[] {
  const axes: string[] = []
  if (finding.negated) axes.push('negated')
  if (finding.uncertain) axes.push('uncertain')
  if (finding.historical) axes.push('historical')
  if (finding.hypothetical) axes.push('hypothetical')
  if (finding.experiencer === 'other') axes.push('other')
  return axes
}

const cases = readFileSync(new URL('cases.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map(readCase)

test.each(cases)('$phenomenon: $text', ({ text, start, end, expected }) => {
  const finding = context.read(analyseStructure(text, titles)).assess(start, end)
  const kinds = expected.filter((axis) => axis.startsWith('kind:')).map((axis) => axis.slice(5))
  expect(axesOf(finding), JSON.stringify(finding.marks)).toEqual(expected.filter((axis) => !axis.startsWith('kind:')))
  for (const kind of kinds) expect(finding.marks.map((mark) => mark.kind)).toContain(kind)
  if (expected.length === 0) expect(finding.marks).toEqual([])
  for (const { cue } of finding.marks) expect(text.slice(cue.start, cue.end)).toBe(cue.text)
})
