/** The desk's look-up side while no record is open: favourites and recents. */

import { readRef } from '../../platform/refs.ts'
import { useApp } from '../state/app.tsx'
import { Key } from './controls.tsx'

export function LookupHome() {
  const { lookup } = useApp()
  const favourites = lookup.favourites.value
  const recents = lookup.recents.value
  return (
    <section class="lookup-home" aria-label="Look-up">
      <h2>Look a code up</h2>
      <p class="muted">
        Press <Key>/</Key> and type words of a diagnosis, a procedure or a supply, everyday words, or the beginning of a
        code. All code systems are on this computer; nothing is sent anywhere.
      </p>
      <Codes title="Favourites" codes={favourites} none="Star a code in its record to keep it here." />
      <Codes title="Recent" codes={recents} none="Codes that you open are listed here." />
    </section>
  )
}

function Codes({ title, codes, none }: { title: string; codes: string[]; none: string }) {
  const { lookup } = useApp()
  return (
    <>
      <h3>{title}</h3>
      {codes.length === 0 ? <p class="muted">{none}</p> : null}
      <ul class="plain-list">
        {codes.map((ref) => (
          <li key={ref} class="row">
            <button type="button" class="code" onClick={() => lookup.openRecord(ref)}>
              {readRef(ref).code}
            </button>
            <span class="row-title">{lookup.titleOf(ref)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
