/** What the commands work with: one encoder over the built index. */
import { createEncoder, type Encoder } from '../encoder/encoder.ts'
import { openIndexFromFolder } from '../store/node.ts'

export type Desk = Encoder

/** Opens nothing yet: each volume is read when a command first asks for it. */
export const openDesk = (folder: string): Desk => createEncoder((volume) => openIndexFromFolder(folder, [volume]))
