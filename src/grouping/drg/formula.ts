/**
 * The formulas of the grouper: operands joined by `&`, `|` and `~`, with brackets. `&` binds stronger than `|`, `~` strongest.
 * A formula is compiled once into a function.
 */

export type Test<C> = (stay: C) => boolean

/** Gives the test of an operand, e.g. "PDX:dxc0505" or "MCC". */
export type Resolve<C> = (operand: string) => Test<C>

/** @throws Error for a text that is no formula: the tables are damaged */
export function compileFormula<C>(text: string, resolve: Resolve<C>): Test<C> {
  const tokens = operandsAndSigns(text)
  let at = 0
  const take = (token: string): boolean => {
    if (tokens[at] !== token) return false
    at++
    return true
  }
  const either = (): Test<C> => {
    let left = both()
    while (take('|')) {
      const [a, b] = [left, both()]
      left = (stay) => a(stay) || b(stay)
    }
    return left
  }
  const both = (): Test<C> => {
    let left = single()
    while (take('&')) {
      const [a, b] = [left, single()]
      left = (stay) => a(stay) && b(stay)
    }
    return left
  }
  const single = (): Test<C> => {
    if (take('~')) {
      const test = single()
      return (stay) => !test(stay)
    }
    if (take('(')) {
      const inner = either()
      if (!take(')')) throw new Error(`A bracket is open in the formula: ${text}`)
      return inner
    }
    const operand = tokens[at++]
    if (operand === undefined || !/^\w/.test(operand)) throw new Error(`An operand is missing in the formula: ${text}`)
    return resolve(operand)
  }
  const test = either()
  if (at < tokens.length) throw new Error(`The formula goes on after its end: ${text}`)
  return test
}

/** Operands of a formula in their order, each once. */
export function operandsOf(text: string): string[] {
  return [...new Set(operandsAndSigns(text).filter((token) => /^\w/.test(token)))]
}

const operandsAndSigns = (text: string): string[] => text.match(/[\w:]+|[&|~()]/g) ?? []
