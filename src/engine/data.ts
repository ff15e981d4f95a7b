/** The engine's view of the index: dictionary and language tables, opened without copying where that is possible. */
import { openClassification } from '../library/classification.ts'
import type { Classification } from '../library/types.ts'
import type { Index } from '../store/format.ts'
import type { DictionaryData } from './mentions/dictionary.ts'

export interface EngineData {
  codes: Classification
  dictionary: DictionaryData
  /** Text of a language table or rule file by its path under assets/, '' when there is none. */
  resource(path: string): string
  /** Paths of the resources under a folder. */
  resources(folder: string): string[]
}

/** Throws `IndexError` when the index lacks the engine's sections. */
export function openEngineData(index: Index): EngineData {
  const names = index.strings('engine.resource.name')
  const texts = index.strings('engine.resource.text')
  const at = new Map<string, number>()
  for (let i = 0; i < names.length; i++) at.set(names.get(i), i)
  const contexts = index.strings('engine.contexts')
  return {
    codes: openClassification(index),
    dictionary: {
      vocabulary: index.strings('engine.vocabulary').get(0).split('\n'),
      weight: index.f32('engine.weight'),
      termStart: index.u32('engine.term.start'),
      termWords: index.u16('engine.term.words'),
      termOrder: index.u8('engine.term.order'),
      termSaying: index.u8('engine.term.saying'),
      termRow: index.u32('engine.term.row'),
      termSource: index.u8('engine.term.source'),
      termContext: index.u16('engine.term.context'),
      contexts: Array.from({ length: contexts.length }, (_, i) => contexts.get(i).split(',')),
      anchorStart: index.u32('engine.anchor.start'),
      anchorTerms: index.u32('engine.anchor.terms'),
    },
    resource: (path) => {
      const i = at.get(path)
      return i === undefined ? '' : texts.get(i)
    },
    resources: (folder) => [...at.keys()].filter((p) => p.startsWith(`${folder}/`)).sort(),
  }
}
