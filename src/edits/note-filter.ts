/** Restrictions of the codes that a note names, as compile/references.ts writes them. */
export type NoteFilter = (code: string) => boolean

/** @param filter '' for no restriction; a code is given without its dot */
export function noteFilter(filter: string): NoteFilter {
  if (filter === '') return () => true
  if (filter.startsWith('i')) {
    const intents = filter.slice(1)
    return (code) => {
      const sixth = code[5]
      const intent = sixth === undefined || sixth === 'X' ? code[4] : sixth
      return intent !== undefined && intents.includes(intent)
    }
  }
  if (filter.startsWith('e')) {
    const endings = filter.slice(1).split('|')
    return (code) => endings.some((ending) => code.endsWith(ending))
  }
  const position = Number(filter[0])
  const values = filter.slice(2).split('|')
  return (code) => values.some((value) => code.startsWith(value, position))
}
