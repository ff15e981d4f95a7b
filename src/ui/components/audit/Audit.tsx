/** The two-way audit: what was billed against what the record supports, and what it supports that nobody billed. */
import type { ComponentChildren } from 'preact'
import type { AuditResult } from '../../../engine/types.ts'
import { refOf } from '../../../platform/refs.ts'
import { useApp } from '../../state/app.tsx'
import { systemOfShape } from '../../view/code-list.ts'
import { Button } from '../controls.tsx'
import { Evidence } from '../Evidence.tsx'

export function AuditView() {
  const { audit, chart } = useApp()
  const accepted = chart.decisions.value.accepted
  const result = audit.result.value
  return (
    <section class="tool audit" data-testid="audit" aria-labelledby="audit-head">
      <h2 id="audit-head">Compare billed codes with the note</h2>
      <form
        class="audit-form"
        onSubmit={(event) => {
          event.preventDefault()
          audit.run()
        }}
      >
        <label for="billed">Codes billed</label>
        <textarea
          id="billed"
          data-testid="audit-codes"
          rows={3}
          spellcheck={false}
          placeholder="E11.22, N18.32, I10"
          value={audit.typed.value}
          onInput={(event) => {
            audit.typed.value = event.currentTarget.value
          }}
        />
        <div class="form-row">
          <Button kind="primary" type="submit" data-testid="audit-run" disabled={!chart.reading.value}>
            Compare
          </Button>
          <Button
            disabled={accepted.length === 0}
            onClick={() => {
              audit.typed.value = accepted.join('\n')
            }}
          >
            Take the accepted codes
          </Button>
        </div>
      </form>
      <p class="muted" role="status">
        {chart.reading.value ? audit.problem.value : 'Read a chart or paste a note first.'}
      </p>
      {result ? <Result result={result} /> : null}
    </section>
  )
}

function Result({ result: { unsupported, missed, supported, findings } }: { result: AuditResult }) {
  return (
    <>
      <Group title="Billed, but not supported" count={unsupported.length}>
        {unsupported.map(({ code, why, nearest }) => (
          <Line key={code} code={code} kind="unsupported">
            <p>{why}</p>
            {nearest ? (
              <p class="muted">
                Supported: <OpenCode code={nearest} />
              </p>
            ) : null}
          </Line>
        ))}
      </Group>
      <Group title="Supported, but not billed" count={missed.length}>
        {missed.map(({ code, title, evidence }) => (
          <Line key={code} code={code} kind="missed">
            <p>{title}</p>
            <Evidence spans={evidence} />
          </Line>
        ))}
      </Group>
      <Group title="Billed and supported" count={supported.length}>
        {supported.map(({ code, evidence, exact }) => (
          <Line key={code} code={code} kind="supported">
            {exact ? null : <p>The record supports a code close to it.</p>}
            <Evidence spans={evidence} />
          </Line>
        ))}
      </Group>
      <Group title="Findings" count={findings.length}>
        {findings.map(({ rule, severity, codes, message }) => (
          <li
            key={rule + codes.join()}
            class={`finding ${severity}`}
            data-testid="finding"
            data-rule={rule}
            data-severity={severity}
          >
            {message}
          </li>
        ))}
      </Group>
    </>
  )
}

function Group({ title, count, children }: { title: string; count: number; children: ComponentChildren }) {
  if (count === 0) return null
  return (
    <section class="tool-group">
      <h3>
        {title} <span class="count">{count}</span>
      </h3>
      <ul class="plain-list">{children}</ul>
    </section>
  )
}

function Line({ code, kind, children }: { code: string; kind: string; children: ComponentChildren }) {
  return (
    <li class={`row audit-line ${kind}`} data-testid={`audit-${kind}`} data-code={code}>
      <OpenCode code={code} />
      <div class="row-title">{children}</div>
    </li>
  )
}

function OpenCode({ code }: { code: string }) {
  const { lookup } = useApp()
  const system = systemOfShape(code) ?? 'ICD-10-CM'
  return (
    <button type="button" class="code small" onClick={() => lookup.openRecord(refOf({ system, code }))}>
      {code}
    </button>
  )
}
