/** The engine for a setting: procedures are read in inpatient notes only, supplies and services in all others: neither opens the other's volume. */
import type { Engine } from '../engine/index.ts'
import type { Setting } from '../engine/types.ts'
import type { Encoder } from './encoder.ts'

/** @throws IndexError when a volume that the setting needs cannot be opened */
export const engineFor = (encoder: Pick<Encoder, 'open'>, setting: Setting): Promise<Engine> =>
  encoder.open(setting === 'inpatient' ? 'inpatientEngine' : 'outpatientEngine')
