/**
 * Leave for sites in a test. The browser's own prompt cannot be answered where no one sees it, but it is not shown for what the person
 * granted once and took back: with that in the profile, asking at a click resolves as it does after "Allow".
 */
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

/** Id of an unpacked extension with a key: the first half of the key's hash, in letters. */
async function idOf(extension: string): Promise<string> {
  const { key } = JSON.parse(await readFile(path.join(extension, 'manifest.json'), 'utf8')) as { key: string }
  const hash = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32)
  return hash.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))
}

/** A fresh profile folder in which the sites were allowed once; none of them is allowed until it is asked for. */
export async function profileThatAllowed(sites: string[], extension = 'dist/chrome'): Promise<string> {
  const profile = await mkdtemp(path.join(os.tmpdir(), 'chartside-leave-'))
  await mkdir(path.join(profile, 'Default'))
  const granted = { api: [], explicit_host: sites, manifest_permissions: [], scriptable_host: [] }
  const settings = { [await idOf(extension)]: { granted_permissions: granted, runtime_granted_permissions: granted } }
  await writeFile(path.join(profile, 'Default', 'Preferences'), JSON.stringify({ extensions: { settings } }))
  return profile
}
