/** Builds the index: every room that has something to keep in it contributes a builder of sections. */
import type { Index, Manifest, Section } from '../format.ts'
import { CORE, openIndex } from '../format.ts'
import { type Container, writeContainer } from './container.ts'

/** The texts under assets/, by path relative to it ("codesets/icd10cm/codes.tsv"). */
export interface Assets {
  /** Throws when the file does not exist. */
  read(path: string): string
  /** Paths of the files directly under a folder, sorted; empty when there is none. */
  list(folder: string): string[]
}

export interface CompileContext {
  assets: Assets
  /** The sections of the builders before this one, opened. */
  index: Index
}

/** Makes the sections of one volume out of the assets and of what earlier builders made. Names are "room.name". */
export type SectionBuilder = (ctx: CompileContext) => {
  sections: Section[]
  about?: Manifest['about']
  /** `core` when absent. */
  volume?: string
}

/**
 * Runs the builders in order and lays out what they made.
 * @param onProgress hears after each builder the part of them that is done, 0 to 1
 */
export async function compileIndex(
  assets: Assets,
  builders: readonly SectionBuilder[],
  onProgress: (done: number) => void = () => {},
): Promise<Container> {
  const sections: Section[] = []
  const about: Manifest['about'] = {}
  let built = await writeContainer(sections, about)
  for (const [i, build] of builders.entries()) {
    const made = build({ assets, index: openIndex(built.chunks, built.manifest) })
    sections.push(...made.sections.map((section) => ({ ...section, volume: made.volume ?? CORE })))
    Object.assign(about, made.about)
    built = await writeContainer(sections, about)
    onProgress((i + 1) / builders.length)
  }
  return built
}
