/** The whole index: every room's part, in one list for whoever builds it, be it the command line or a worker of the extension. */
import { editsBuilder } from '../edits/compile/builder.ts'
import { buildModifiers } from '../edits/modifiers/builder.ts'
import { engineBuilder } from '../engine/compile/builder.ts'
import { buildEm } from '../evaluation-management/compile/builder.ts'
import { buildDrg } from '../grouping/compile/drg.ts'
import { buildHcc } from '../grouping/compile/hcc.ts'
import { buildBook } from '../library/compile/book/builder.ts'
import { buildClassification } from '../library/compile/classification.ts'
import { buildCrosswalks } from '../library/compile/crosswalks.ts'
import { buildGroups } from '../library/compile/groups.ts'
import { buildHcpcs } from '../library/compile/hcpcs.ts'
import { buildProcedures } from '../library/compile/procedures/procedures.ts'
import { buildSearch } from '../library/compile/search.ts'
import type { SectionBuilder } from '../store/compile/compile.ts'

/** What goes into the index, in order: a builder may read the sections of those before it. */
export const INDEX_BUILDERS: readonly SectionBuilder[] = [
  buildClassification,
  buildSearch,
  engineBuilder,
  buildGroups,
  buildHcc,
  buildDrg,
  buildEm,
  buildHcpcs,
  buildCrosswalks,
  buildProcedures,
  editsBuilder,
  buildModifiers,
  buildBook,
]
