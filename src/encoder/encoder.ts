/** One encoder over one index: opens each code system and judgement when it is first asked for, and keeps it open. */
import type { Index } from '../store/format.ts'
import { OPENERS, type RoomName, type Rooms } from './rooms.ts'

export interface Encoder {
  /**
   * The room, opened when it is first asked for.
   * @throws IndexError when its volume is missing, damaged or of another version
   */
  open<R extends RoomName>(room: R): Promise<Rooms[R]>
}

/** @param openVolume opens one volume of the index, by its name; called at most once for each unless it fails */
export function createEncoder(openVolume: (volume: string) => Promise<Index>): Encoder {
  const volumes = new Map<string, Promise<Index>>()
  const rooms = new Map<RoomName, Promise<unknown>>()
  const encoder: Encoder = {
    open<R extends RoomName>(room: R): Promise<Rooms[R]> {
      const opener = OPENERS[room]
      return kept(rooms, room, async () =>
        opener.open(await kept(volumes, opener.volume, () => openVolume(opener.volume)), encoder),
      ) as Promise<Rooms[R]>
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
