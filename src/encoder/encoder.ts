/** One encoder over one index: opens each code system and judgement when it is first asked for, and keeps it open. */
import type { ImportKind } from '../releases/imports/types.ts'
import type { Index } from '../store/format.ts'
import { OPENERS, type RoomName, type Rooms } from './rooms.ts'

export interface Encoder {
  /**
   * The room, opened when it is first asked for.
   * @throws IndexError when its volume is missing, damaged or of another version
   */
  open<R extends RoomName>(room: R): Promise<Rooms[R]>
  /** The sections of what the person imported under the kind; undefined where nothing was, or where it cannot be read any more. */
  imported(kind: ImportKind): Promise<Index | undefined>
  /** Files were imported, removed or exchanged: rooms that asked for one of these kinds are opened anew when they are next wanted. */
  importsChanged(kinds: readonly ImportKind[]): void
}

/**
 * @param openVolume opens one volume of the index, by its name; called at most once for each unless it fails
 * @param openImport opens what was imported under a kind; called at most once for each until it changes
 */
export function createEncoder(
  openVolume: (volume: string) => Promise<Index>,
  openImport: (kind: ImportKind) => Promise<Index | undefined> = async () => undefined,
): Encoder {
  const volumes = new Map<string, Promise<Index>>()
  const imports = new Map<ImportKind, Promise<Index | undefined>>()
  const rooms = new Map<RoomName, Promise<unknown>>()
  /** Room → rooms and imports that it asked for. */
  const asked = new Map<RoomName, Set<RoomName | ImportKind>>()

  const open = <R extends RoomName>(room: R): Promise<Rooms[R]> =>
    kept(rooms, room, async () => {
      const opener = OPENERS[room]
      return opener.open(await kept(volumes, opener.volume, () => openVolume(opener.volume)), seenFrom(room))
    }) as Promise<Rooms[R]>
  const imported = (kind: ImportKind): Promise<Index | undefined> => kept(imports, kind, () => openImport(kind))

  /** The encoder as one room sees it: what the room asks for is remembered as what it depends on. */
  function seenFrom(room: RoomName): Encoder {
    const needs = new Set<RoomName | ImportKind>()
    asked.set(room, needs)
    return {
      ...encoder,
      open(other) {
        needs.add(other)
        return open(other)
      },
      imported(kind) {
        needs.add(kind)
        return imported(kind)
      },
    }
  }

  const encoder: Encoder = {
    open,
    imported,
    importsChanged(kinds) {
      const stale = new Set<RoomName | ImportKind>(kinds)
      for (const kind of kinds) imports.delete(kind)
      // A set is walked to its end even while it grows: rooms that depend on a stale room are stale too.
      for (const gone of stale) {
        for (const [room, needs] of asked) if (needs.has(gone)) stale.add(room)
      }
      for (const room of asked.keys()) if (stale.has(room)) rooms.delete(room)
    },
  }
  return encoder
}

/** What was begun under the key, or begins it; a failure is not kept, so that the next call tries again. */
function kept<K, T>(map: Map<K, Promise<T>>, key: K, begin: () => Promise<T>): Promise<T> {
  const known = map.get(key)
  if (known) return known
  const begun = begin()
  map.set(key, begun)
  begun.catch(() => map.delete(key))
  return begun
}
