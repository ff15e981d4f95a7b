import { describe, expect, it } from 'vitest'
import { isClippedAway } from '../../../src/content/clip.ts'

describe('a clip path', () => {
  it.each(['inset(100%)', 'inset(50%)', 'inset(0% 60% 0% 40%)', 'inset(50% 0%)', 'circle(0px at 50% 50%)'])(
    'that leaves nothing hides: %s',
    (path) => expect(isClippedAway(path)).toBe(true),
  )
  it.each([
    'none',
    'inset(0px)',
    'inset(10%)',
    'inset(5% 10% 20%)',
    'circle(40%)',
    'polygon(0% 0%, 100% 0%, 50% 100%)',
  ])('that leaves something does not: %s', (path) => expect(isClippedAway(path)).toBe(false))
})
