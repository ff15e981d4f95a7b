import { describe, expect, it } from 'vitest'
import { commandOf, keyName, SHORTCUTS } from '../../../../src/ui/view/keys.ts'

const press = (key: string, more = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more })

describe('the keyboard', () => {
  it('gives every key one meaning', () => {
    const keys = SHORTCUTS.flatMap((s) => s.keys)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it.each([
    ['j', 'next'],
    ['ArrowUp', 'previous'],
    ['Enter', 'open'],
    ['a', 'accept'],
    ['x', 'dismiss'],
    ['c', 'copy'],
    ['C', 'copy-all'],
    ['/', 'search'],
    ['?', 'help'],
  ])('%s: %s', (key, command) => {
    expect(commandOf(press(key))).toBe(command)
  })

  it('leaves presses with Ctrl, Alt or Meta to the browser', () => {
    expect(commandOf(press('c', { ctrlKey: true }))).toBeUndefined()
    expect(commandOf(press('c', { metaKey: true }))).toBeUndefined()
    expect(commandOf(press('x', { altKey: true }))).toBeUndefined()
  })

  it('prints keys as on a key cap', () => {
    expect(['j', 'ArrowDown', 'Escape', 'C', '/'].map(keyName)).toEqual(['J', '↓', 'Esc', 'Shift C', '/'])
  })
})
