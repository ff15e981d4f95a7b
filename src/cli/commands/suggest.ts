import * as v from 'valibot'
import { engineFor } from '../../encoder/engine.ts'
import { type Command, checked, encounterFields, encounterOf, outsideReleases } from '../command.ts'

const line = v.object({ text: v.string(), ...encounterFields })

export const suggest: Command = {
  name: 'suggest',
  summary:
    'Suggests codes for notes, with the words that support each, what is not coded and why, and documentation queries.',
  shape: {
    input: '{id, text, setting?, date?, age?, sex?}',
    output: '{id, suggestions, notCoded, prompts, documented?}',
  },
  work: (desk, defaults) =>
    checked(line, async ({ text, ...said }) => {
      const encounter = encounterOf(said, defaults)
      const outside = await outsideReleases(desk, encounter.date)
      if (outside) return outside
      const analysis = (await engineFor(desk, encounter.setting)).analyse(text, encounter)
      const { suggestions, notCoded, prompts, documented } = analysis
      return { suggestions, notCoded, prompts, ...(documented ? { documented } : {}) }
    }),
}
