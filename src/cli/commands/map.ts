import * as v from 'valibot'
import { map } from '../../encoder/map.ts'
import { answered, type Command, checked, system as codeSystem } from '../command.ts'

const line = v.object({ from: codeSystem, to: codeSystem, code: v.string() })

export const mapCommand: Command = {
  name: 'map',
  summary: 'Maps a code between ICD-9-CM and ICD-10, or from year to year within ICD-10-CM.',
  shape: {
    input: '{id, from, to, code}',
    output:
      '{id, targets: [{code, title, approximate, noMap, combination, scenario, choiceList}], edition, through?}; code is null where there is no equivalent',
  },
  work: (desk) => checked(line, async (request) => answered(await map(desk, request), (answer) => answer)),
}
