/** What stands in the place of suggestions when there are none to show. */
import { FileX, Lock, type LucideIcon, RotateCw, ScanText, TriangleAlert, Wrench } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useApp } from '../state/app.tsx'
import { sourceState } from '../view/summary.ts'
import { Button } from './controls.tsx'

interface CardProps {
  icon: LucideIcon
  title: string
  tone?: 'plain' | 'bad'
  children: ComponentChildren
}

function Card({ icon: Icon, title, tone = 'plain', children }: CardProps) {
  return (
    <section class={`card ${tone}`}>
      <Icon size={22} strokeWidth={1.5} aria-hidden="true" />
      <h2>{title}</h2>
      {children}
    </section>
  )
}

const ReadButton = ({ label }: { label: string }) => {
  const { chart } = useApp()
  return (
    <Button kind="primary" icon={RotateCw} onClick={() => chart.read()}>
      {label}
    </Button>
  )
}

/** The index is not there yet, or no longer. */
export function IndexNotice() {
  const { index } = useApp()
  const { state, progress, message } = index.status.value
  if (state === 'ready') return null
  if (state === 'installing') {
    return (
      <section class="card install">
        <h2>Setting up the code index</h2>
        <p>
          All code systems are unpacked on this computer, once. It takes a few seconds, and works without a network from
          then on.
        </p>
        <progress max={1} value={progress} aria-label="Installation" />
        <p class="progress-figure">{Math.round(progress * 100)}%</p>
      </section>
    )
  }
  return (
    <Card
      icon={Wrench}
      tone="bad"
      title={state === 'damaged' ? 'The code index is damaged' : 'The code index could not be set up'}
    >
      <p>{message ?? 'Part of it can no longer be read.'}</p>
      <Button kind="primary" icon={Wrench} onClick={() => index.repair()}>
        Repair the index
      </Button>
    </Card>
  )
}

export function Skeleton() {
  return (
    <div class="skeleton" aria-hidden="true">
      {['a', 'b', 'c', 'd'].map((key) => (
        <div key={key} class="skeleton-row">
          <span />
          <span />
          <span />
        </div>
      ))}
    </div>
  )
}

/** Why nothing is shown for the chart at hand, and what to do. */
export function ChartNotice() {
  const { chart, index, screen } = useApp()
  const phase = chart.phase.value
  // Without an index there is one thing to do, and its notice says so.
  if (index.status.value.state !== 'ready' && phase.is !== 'read') return null
  switch (phase.is) {
    case 'reading':
      return <Skeleton />
    case 'idle':
      return screen === 'desk' ? null : (
        <Card icon={ScanText} title="Nothing read yet">
          <p>Open the note in the chart, then read it.</p>
          <ReadButton label="Read this chart" />
        </Card>
      )
    case 'changed':
      return (
        <Card icon={RotateCw} title="The chart changed">
          <p>What was read from it before is forgotten, so that no code lands on the wrong patient.</p>
          <ReadButton label="Read again" />
        </Card>
      )
    case 'failed':
      return <FailureCard error={phase.failure.error} message={phase.failure.message} />
    case 'read':
      return sourceState(phase) === 'done' ? <NothingSuggested /> : <NoNote />
  }
}

function FailureCard({ error, message }: { error: string; message: string }) {
  if (error === 'no-permission') {
    return (
      <Card icon={Lock} title="No permission to read this page">
        <p>{message}</p>
        <AllowSite />
      </Card>
    )
  }
  if (error === 'restricted-page') {
    return (
      <Card icon={Lock} title="This page is closed to extensions">
        <p>{message}</p>
      </Card>
    )
  }
  if (error === 'empty') return <NoNote message={message} />
  return (
    <Card icon={TriangleAlert} tone="bad" title="The chart could not be read">
      <p>{message}</p>
      <ReadButton label="Try again" />
    </Card>
  )
}

/** For charts that are read all day: leave for the site, so that the button need not be pressed on each page. */
function AllowSite() {
  const { chart, client } = useApp()
  const url = chart.tab.value?.url
  const site = url && client.siteOf(url)
  if (!site) return null
  return (
    <Button onClick={async () => (await client.requestSites([site])) && chart.read()}>
      Always allow {new URL(url).host}
    </Button>
  )
}

function NoNote({ message }: { message?: string }) {
  return (
    <Card icon={FileX} title="No note on this page">
      <p>
        {message ?? 'Nothing here looks like clinical text. Open the note itself, or select its text, then read again.'}
      </p>
      <ReadButton label="Read again" />
    </Card>
  )
}

function NothingSuggested() {
  const { chart } = useApp()
  const reading = chart.reading.value
  if (!reading) return null
  const { recommended, doubtful, mentioned, setAside } = chart.lists.value
  if (recommended.length + doubtful.length > 0) return null
  const left = reading.analysis.notCoded.length
  const why = [
    mentioned.length > 0 ? `${mentioned.length} mentioned, but not for this encounter` : '',
    left > 0 ? `${left} left out, each with its reason` : '',
    setAside.length > 0 ? `${setAside.length} dismissed` : '',
  ].filter(Boolean)
  return (
    <Card icon={FileX} title="No code to suggest">
      <p>
        {why.length > 0
          ? `Found in the text: ${why.join('; ')}. See below.`
          : 'The text was read, but it documents no condition that could be coded. View the text to check what was read.'}
      </p>
    </Card>
  )
}
