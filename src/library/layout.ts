/** Numbers that stand for words in the sections of the index; the order is part of the format. */
import type { NoteKind } from './types.ts'

export const NOTE_KINDS: readonly NoteKind[] = [
  'includes',
  'inclusionTerm',
  'excludes1',
  'excludes2',
  'codeFirst',
  'useAdditionalCode',
  'codeAlso',
  'notes',
]

/** Official long title, official short title, none bundled. */
export const TITLE_STATUS = ['L', 'S', 'N'] as const
