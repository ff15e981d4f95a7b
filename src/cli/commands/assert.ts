import * as v from 'valibot'
import { type Command, checked } from '../command.ts'
import { lineError } from '../lines.ts'

const offset = v.pipe(v.number(), v.integer(), v.minValue(0))
const line = v.union(
  [
    v.object({ text: v.string(), start: offset, end: offset }),
    v.object({ sentence: v.string(), concept: v.pipe(v.string(), v.minLength(1)) }),
  ],
  'Give either `text` with `start` and `end`, or `sentence` with `concept`.',
)

export const assert: Command = {
  name: 'assert',
  summary: 'Says whether a concept is negated, uncertain, historical, hypothetical or about another person.',
  shape: {
    input: '{id, text, start, end} or {id, sentence, concept}',
    output: '{id, negated, uncertain, temporality, experiencer, cues}',
  },
  work: (desk) =>
    checked(line, async (said) => {
      const engine = await desk.open('engine')
      if ('sentence' in said) {
        return (
          engine.assertConcept(said.sentence, said.concept) ??
          lineError(
            'concept-not-found',
            'The concept does not stand in the sentence. Give it in the words of the sentence.',
          )
        )
      }
      const { text, start, end } = said
      if (start >= end || end > text.length) {
        return lineError(
          'bad-input',
          `\`start\` ${start} and \`end\` ${end} are no range of the text, which has ${text.length} UTF-16 code units.`,
        )
      }
      return engine.assertion(text, start, end)
    }),
}
