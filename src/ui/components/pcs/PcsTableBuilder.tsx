/** The tables of ICD-10-PCS: choose what was done, see only the values that are legal with it, and get the code. */
import { useSignal } from '@preact/signals'
import { Plus } from 'lucide-preact'
import { useEffect, useId, useMemo } from 'preact/hooks'
import type { Axis } from '../../../library/procedures/types.ts'
import { useApp } from '../../state/app.tsx'
import { createPcsBuilder, type PcsBuilder } from '../../state/pcs.ts'
import { Button } from '../controls.tsx'
import { PcsIndex } from './PcsIndex.tsx'

interface Props {
  /** Takes the finished code. */
  onAdd(code: string, title: string): void
}

/** Section, body system and operation name a table; the other axes are its columns. */
const TABLE_AXES = 3

export function PcsTableBuilder({ onAdd }: Props) {
  const { client, chart } = useApp()
  const builder = useMemo(() => createPcsBuilder(client, chart.date), [client, chart])
  useEffect(() => builder.start(), [builder])
  const choice = builder.choice.value
  return (
    <section class="tool pcs" data-testid="pcs-builder" aria-label="Tables of ICD-10-PCS">
      <h2>Build a procedure code</h2>
      <Beginning builder={builder} />
      <PcsIndex builder={builder} />
      <p class="muted" role="status" data-testid="pcs-problem">
        {builder.problem.value}
      </p>
      {choice ? (
        <>
          <div class="pcs-table-axes">
            {choice.axes.slice(0, TABLE_AXES).map((axis) => (
              <AxisList key={axis.position} builder={builder} axis={axis} chosen={choice.chosen} />
            ))}
          </div>
          {choice.chosen[TABLE_AXES - 1] === '.' ? null : (
            <div class="pcs-columns">
              {choice.axes.slice(TABLE_AXES).map((axis) => (
                <AxisColumn key={axis.position} builder={builder} axis={axis} chosen={choice.chosen} />
              ))}
            </div>
          )}
          <Result builder={builder} onAdd={onAdd} />
        </>
      ) : null}
    </section>
  )
}

function Beginning({ builder }: { builder: PcsBuilder }) {
  const typed = useSignal('')
  return (
    <form
      class="pcs-beginning"
      onSubmit={(event) => {
        event.preventDefault()
        void builder.goTo(typed.value)
      }}
    >
      <input
        type="text"
        data-testid="pcs-beginning"
        aria-label="Code or its beginning"
        placeholder="0DT"
        maxLength={7}
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value
        }}
      />
      <Button type="submit" data-testid="pcs-go">
        Go to
      </Button>
      <Button data-testid="pcs-clear" onClick={() => void builder.goTo('')}>
        Start again
      </Button>
    </form>
  )
}

interface AxisProps {
  builder: PcsBuilder
  axis: Axis
  chosen: string
}

function AxisList({ builder, axis, chosen }: AxisProps) {
  const id = useId()
  const value = chosen[axis.position - 1]!
  const one = axis.values.find((known) => known.value === value)
  return (
    <div class="pcs-axis">
      <label for={id}>{axis.name}</label>
      <select
        id={id}
        data-testid={`pcs-axis-${axis.position}`}
        value={value === '.' ? '' : value}
        onChange={(event) => void builder.choose(axis.position, event.currentTarget.value)}
      >
        <option value="">Choose</option>
        {axis.values.map((known) => (
          <option key={known.value} value={known.value}>
            {known.value} {known.label}
          </option>
        ))}
      </select>
      {one?.definition ? <p class="muted">{one.definition}</p> : null}
    </div>
  )
}

/** One column of the table: a group of radio buttons, so that the arrow keys walk through it. */
function AxisColumn({ builder, axis, chosen }: AxisProps) {
  const name = useId()
  const value = chosen[axis.position - 1]!
  return (
    <fieldset class="pcs-column" data-testid={`pcs-axis-${axis.position}`}>
      <legend>{axis.name}</legend>
      {axis.values.map((known) => (
        <label key={known.value} class="pcs-value" title={known.definition}>
          <input
            type="radio"
            name={name}
            data-testid="pcs-value"
            data-value={known.value}
            checked={known.value === value}
            onChange={() => void builder.choose(axis.position, known.value)}
          />
          <span class="code small">{known.value}</span> {known.label || 'label not bundled'}
        </label>
      ))}
      {value === '.' ? null : (
        <Button class="bare" data-testid="pcs-open" onClick={() => void builder.choose(axis.position, value)}>
          Leave open
        </Button>
      )}
    </fieldset>
  )
}

function Result({ builder, onAdd }: { builder: PcsBuilder } & Props) {
  const choice = builder.choice.value
  if (choice === undefined) return null
  if (choice.code === undefined) {
    return (
      <p class="muted" role="status" data-testid="pcs-count">
        {choice.codes.toLocaleString('en-US')} codes fit
      </p>
    )
  }
  const { code, title } = choice.code
  return (
    <div class="pcs-result" role="status" data-testid="pcs-code" data-code={code}>
      <span class="code">{code}</span>
      <span class="row-title">{title || 'Title not bundled'}</span>
      <Button icon={Plus} kind="primary" data-testid="pcs-add" onClick={() => onAdd(code, title)}>
        Add
      </Button>
    </div>
  )
}
