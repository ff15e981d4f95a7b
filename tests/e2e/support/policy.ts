/** Policies of an organisation in a test, as Chromium on Linux takes them: one file among those that an administrator writes. */
import { createHash } from 'node:crypto'
import { accessSync, constants } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

const SYSTEM = '/etc/chromium'
const FOLDER = `${SYSTEM}/policies/managed`

/** Whether this computer's Chromium takes policies from a folder that the tests may write to. */
export function mayWritePolicies(): boolean {
  try {
    accessSync(SYSTEM, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Id of an unpacked extension without a key: the first half of the hash of its folder's path, in letters. */
const idOf = (folder: string): string =>
  createHash('sha256')
    .update(folder)
    .digest('hex')
    .slice(0, 32)
    .replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))

/**
 * The extension in a folder of its own, so that its id is its own too and the policy holds for no other browser that runs here.
 * @param policy what managed storage holds, and the entry of `ExtensionSettings`
 */
export async function extensionUnderPolicy(
  policy: { stored: unknown; extension: unknown },
  built = 'dist/chrome',
): Promise<{ extension: string; remove: () => Promise<void> }> {
  const extension = await mkdtemp(path.join(os.tmpdir(), 'chartside-policy-'))
  await cp(built, extension, { recursive: true })
  const manifest = path.join(extension, 'manifest.json')
  const { key: _key, ...rest } = JSON.parse(await readFile(manifest, 'utf8')) as Record<string, unknown>
  await writeFile(manifest, JSON.stringify(rest))
  const id = idOf(extension)
  const file = path.join(FOLDER, `${path.basename(extension)}.json`)
  const made = await mkdir(FOLDER, { recursive: true })
  await writeFile(
    file,
    JSON.stringify({
      '3rdparty': { extensions: { [id]: policy.stored } },
      ExtensionSettings: { [id]: policy.extension },
    }),
  )
  return {
    extension,
    async remove() {
      await rm(made ?? file, { recursive: true, force: true })
      await rm(extension, { recursive: true, force: true })
    },
  }
}
