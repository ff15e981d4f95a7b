/** One suggested code with the words that support it, the rules applied, and what would make it more specific. */
import { Ban, Check, Copy, TextCursorInput, X } from 'lucide-preact'
import type { Suggestion } from '../../engine/types.ts'
import { refOf } from '../../platform/refs.ts'
import { useApp } from '../state/app.tsx'
import { copyLine } from '../view/copy.ts'
import { ruleChips } from '../view/rules.ts'
import { DOUBTS } from '../view/suggestions.ts'
import { IconButton } from './controls.tsx'
import { Evidence } from './Evidence.tsx'

interface Props {
  suggestion: Suggestion
  /** 1 for the first; absent where the order means nothing. */
  rank?: number
}

export function SuggestionItem({ suggestion, rank }: Props) {
  const app = useApp()
  const { chart } = app
  const { code, title, system, tier } = suggestion
  const ref = refOf(suggestion)
  const accepted = chart.decisions.value.accepted.includes(ref)
  const select = () => {
    app.selected.value = ref
  }
  return (
    <li
      class={`suggestion ${accepted ? 'accepted' : ''}`}
      data-testid="suggestion"
      data-system={system}
      data-code={code}
      data-tier={tier}
      tabIndex={app.selected.value === ref ? 0 : -1}
      onFocusIn={select}
    >
      <span class="rank">{rank}</span>
      <div class="side">
        <button type="button" class="code" title="Open the record (Enter)" onClick={() => app.lookup.openRecord(ref)}>
          {code}
        </button>
        <Rules ids={suggestion.rules} />
      </div>
      <div class="what">
        <Acts suggestion={suggestion} />
        <p class="title">{title}</p>
        <Amount suggestion={suggestion} />
        <Evidence spans={suggestion.evidence} testId="evidence" />
        <Doubted suggestion={suggestion} />
        <Needs suggestion={suggestion} />
      </div>
    </li>
  )
}

function Acts({ suggestion }: { suggestion: Suggestion }) {
  const app = useApp()
  const { chart } = app
  const { code } = suggestion
  const ref = refOf(suggestion)
  const accepted = chart.decisions.value.accepted.includes(ref)
  return (
    <div class="acts">
      <IconButton
        icon={Check}
        class="accept"
        label={accepted ? `Take back ${code}` : `Accept ${code}`}
        hint="A"
        aria-pressed={accepted}
        onClick={() => chart.decide(ref, accepted ? 'undo' : 'accept')}
      />
      <IconButton icon={X} label={`Dismiss ${code}`} hint="X" onClick={() => chart.decide(ref, 'dismiss')} />
      <IconButton
        icon={Copy}
        class="quiet"
        label={`Copy ${code}`}
        hint="C"
        onClick={() => app.copy(copyLine(suggestion), code)}
      />
      <IconButton
        icon={TextCursorInput}
        class="quiet"
        label={`Insert ${code} at the cursor in the chart`}
        data-testid="insert"
        onClick={() => app.insert(copyLine(suggestion), code)}
      />
      <IconButton
        icon={Ban}
        class="quiet"
        label={`Never suggest ${code} on this site`}
        hint="N"
        onClick={() => chart.decide(ref, 'never')}
      />
    </div>
  )
}

/** Units and modifiers that the record supports. */
function Amount({ suggestion: { units, modifiers = [] } }: { suggestion: Suggestion }) {
  const said = [
    ...(units === undefined ? [] : [units === 1 ? '1 unit' : `${units} units`]),
    ...modifiers.map((modifier) => `modifier ${modifier}`),
  ]
  return said.length === 0 ? null : (
    <p class="needs" data-testid="amount">
      {said.join(', ')}
    </p>
  )
}

/** Why the code is not recommended although the record supports it. */
function Doubted({ suggestion: { doubt } }: { suggestion: Suggestion }) {
  return doubt === undefined ? null : (
    <p class="needs" data-testid="doubt">
      <span class="needs-label">Check:</span> {DOUBTS[doubt]}
    </p>
  )
}

/** What documentation would make the code more specific. */
function Needs({ suggestion: { needs = [], billable } }: { suggestion: Suggestion }) {
  const all = billable ? needs : ['a more specific code: this one is not billable', ...needs]
  if (all.length === 0) return null
  return (
    <p class="needs">
      <span class="needs-label">Needs</span> {all.join('; ')}
    </p>
  )
}

function Rules({ ids }: { ids: string[] }) {
  return (
    <ul class="rules" aria-label="Rules applied">
      {ruleChips(ids).map(({ label, source }) => (
        <li key={label} class="rule" title={source}>
          {label}
          <span class="visually-hidden">, {source}</span>
        </li>
      ))}
    </ul>
  )
}
