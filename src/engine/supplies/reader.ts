/** What HCPCS Level II and CPT code of a note: drugs given, vaccines, supplies and equipment, and services done. */
import type { Hcpcs } from '../../library/hcpcs/hcpcs.ts'
import type { Cpt } from '../../library/licensed/cpt.ts'
import type { Extra } from '../extras.ts'
import { givenReader } from './given.ts'
import { itemReader } from './items.ts'
import { serviceReader } from './services.ts'

/** @param cpt the file that a licensee imported; undefined without one */
export function supplies(hcpcs: Hcpcs, cpt: Cpt | undefined): Extra {
  const given = givenReader(hcpcs)
  const items = itemReader(hcpcs)
  const services = serviceReader(hcpcs, cpt)
  return {
    read(note, context, encounter, day) {
      const drugs = given(note, context, day)
      const things = items(note, context, encounter, day)
      const done = services(note, context)
      return {
        suggestions: [...drugs.suggestions, ...things.suggestions, ...done.suggestions],
        notCoded: [...drugs.notCoded, ...things.notCoded],
        documented: done.documented,
      }
    },
  }
}
