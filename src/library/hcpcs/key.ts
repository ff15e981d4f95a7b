const A = 65

/** A code of HCPCS Level II as a number in code order; -1 for anything but a letter from A to V, D left out (dental), and four digits. */
export function hcpcsKey(code: string): number {
  const match = /^([A-CE-V])(\d{4})$/.exec(code.trim().toUpperCase())
  return match === null ? -1 : (match[1]!.charCodeAt(0) - A) * 10_000 + Number(match[2])
}

export function keyHcpcs(key: number): string {
  return `${String.fromCharCode(A + Math.floor(key / 10_000))}${String(key % 10_000).padStart(4, '0')}`
}
