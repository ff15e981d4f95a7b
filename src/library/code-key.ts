/**
 * A code as one number: up to seven characters in base 37, left aligned, so that numeric order is code order and a header comes right
 * before its subtree. Exact in a double (37^7 < 2^53).
 */

const LENGTH = 7
const CHARACTERS = ' 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** -1 for a string that cannot be a code: empty, too long, or with other characters than letters and digits. Dots and case are ignored. */
export function codeKey(code: string): number {
  let key = 0
  let n = 0
  for (let i = 0; i < code.length; i++) {
    const c = code.charCodeAt(i)
    let digit: number
    if (c >= 48 && c <= 57) digit = c - 47
    else if (c >= 65 && c <= 90) digit = c - 54
    else if (c >= 97 && c <= 122) digit = c - 86
    else if (c === 46) continue
    else return -1
    if (++n > LENGTH) return -1
    key = key * 37 + digit
  }
  if (n === 0) return -1
  for (; n < LENGTH; n++) key *= 37
  return key
}

/** The code without its dot. */
export function keyCode(key: number): string {
  let code = ''
  for (let rest = key; rest > 0; rest = Math.floor(rest / 37)) {
    const digit = rest % 37
    if (digit !== 0) code = CHARACTERS[digit]! + code
  }
  return code
}

/** The usual written form: a dot after the third character. */
export function dotted(code: string): string {
  return code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code
}
