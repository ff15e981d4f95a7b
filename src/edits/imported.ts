/** The tables that the user imported, each opened over the container of its kind. */
import type { Index } from '../store/format.ts'
import { openAddOns } from './add-ons.ts'
import { openCoverage } from './coverage-table.ts'
import { openPairs } from './pairs.ts'
import { openPayerRules } from './payer-rules.ts'
import type { ImportedTables } from './types.ts'
import { openUnits } from './units.ts'

/** Kinds of imports that the edits read; each is also the prefix of its sections. */
export const EDIT_IMPORTS = ['ncci', 'mue', 'add-on', 'coverage', 'payer-rules'] as const
export type EditImport = (typeof EDIT_IMPORTS)[number]

/** @param containers what was imported, by kind; absent where nothing was */
export function openImported(containers: Readonly<Partial<Record<EditImport, Index | undefined>>>): ImportedTables {
  const of = <T>(kind: EditImport, open: (index: Index, prefix: string) => T): T | undefined => {
    const index = containers[kind]
    return index && open(index, kind)
  }
  return {
    pairs: of('ncci', openPairs),
    units: of('mue', openUnits),
    addOns: of('add-on', openAddOns),
    coverage: of('coverage', openCoverage),
    payerRules: of('payer-rules', openPayerRules),
  }
}
