/** Numbers that stand for words in the sections of the book; part of the format. */
export const EXTRA = { nonessential: 0, manifestation: 1, see: 2, seeAlso: 3 } as const
