/** The application: one for the popup, the side panel and the desk, which differ only in how its columns stand. */
import { Eraser, Keyboard, PanelRight, RotateCw, Settings as SettingsIcon, SquareArrowOutUpRight } from 'lucide-preact'
import { useEffect } from 'preact/hooks'
import { useApp } from '../state/app.tsx'
import { listenToKeys } from '../state/shortcuts.ts'
import { Report } from './basket/Report.tsx'
import { IconButton, Logo } from './controls.tsx'
import { Documented } from './Documented.tsx'
import { EncounterBar } from './EncounterBar.tsx'
import { LookupHome } from './LookupHome.tsx'
import { NotCoded } from './NotCoded.tsx'
import { NoteList } from './NoteList.tsx'
import { Paste } from './Paste.tsx'
import { Queries } from './Queries.tsx'
import { Record } from './record/Record.tsx'
import { Search } from './Search.tsx'
import { Help, IndexStatusLine, ToastView } from './Shell.tsx'
import { CopiedNotice, SourceBar, UnreadList } from './SourceBar.tsx'
import { SourceView } from './SourceView.tsx'
import { ChartNotice, IndexNotice } from './States.tsx'
import { Doubtful, Mentioned, Recommended, SetAside } from './Suggestions.tsx'
import { toolOf, ViewBar } from './Views.tsx'

export function AppView() {
  const app = useApp()
  useEffect(() => listenToKeys(app), [app])
  const record = app.lookup.record.value
  return (
    <div class={`app ${app.screen}`}>
      <Header />
      {app.screen === 'desk' ? <DeskColumns /> : <OneColumn />}
      <footer class="status-bar">
        <IndexStatusLine index={app.index} />
        <IconButton
          icon={Keyboard}
          label="Keyboard"
          hint="?"
          onClick={() => {
            app.helpOpen.value = true
          }}
        />
      </footer>
      <ToastView />
      <Report />
      <Help />
      <p class="visually-hidden" role="status">
        {record ? `Record of ${record.code}` : ''}
      </p>
    </div>
  )
}

function Header() {
  const { chart, client, screen } = useApp()
  const tab = chart.tab.value
  const close = () => screen === 'popup' && window.close()
  return (
    <header class="header">
      <h1 class="brand">
        <Logo />
        <span class="brand-name">Chartside</span>
      </h1>
      <Search />
      <div class="tools">
        <IconButton
          icon={RotateCw}
          label="Read again"
          hint="R"
          class={chart.busy.value ? 'turning' : ''}
          disabled={!tab || chart.busy.value}
          onClick={() => chart.read()}
        />
        {screen === 'popup' ? (
          <IconButton
            icon={PanelRight}
            label="Open in the side panel"
            data-testid="open-panel"
            disabled={!tab}
            onClick={() => tab && client.openPanel(tab.windowId).then(close, () => undefined)}
          />
        ) : null}
        {screen === 'desk' ? null : (
          <IconButton
            icon={SquareArrowOutUpRight}
            label="Open as a full page"
            data-testid="open-desk"
            onClick={() => client.openPage(`src/desk/index.html${tab ? `?tab=${tab.id}` : ''}`).then(close)}
          />
        )}
        <IconButton icon={Eraser} label="Wipe: forget this chart" data-testid="wipe" onClick={() => chart.wipe()} />
        <IconButton icon={SettingsIcon} label="Settings" onClick={() => client.openOptions().then(close)} />
      </div>
    </header>
  )
}

/** Everything about the chart at hand. */
function ChartLists() {
  const { chart, screen } = useApp()
  const { is } = chart.phase.value
  const nothing = is === 'failed' || chart.reading.value?.parts.length === 0 || (screen === 'desk' && is === 'idle')
  return (
    <>
      <UnreadList />
      <CopiedNotice />
      <IndexNotice />
      <ChartNotice />
      {chart.reading.value ? (
        <>
          <Recommended />
          <Doubtful />
          <Queries />
          <Mentioned />
          <Documented />
          <NotCoded />
          <SetAside />
        </>
      ) : null}
      <Paste lead={nothing} />
    </>
  )
}

function OneColumn() {
  const { chart, lookup, view } = useApp()
  const record = lookup.record.value
  const Tool = toolOf(view.value)
  return (
    <main class="main">
      <div class="chart" inert={!!record}>
        <ViewBar />
        <EncounterBar />
        {Tool ? (
          <div class="lists">
            <Tool />
          </div>
        ) : (
          <>
            <SourceBar />
            <NoteList />
            {chart.sourceOpen.value ? <SourceView /> : null}
            <div class="lists">
              <ChartLists />
            </div>
          </>
        )}
      </div>
      {record ? (
        <div class="over">
          <Record record={record} />
        </div>
      ) : null}
    </main>
  )
}

function DeskColumns() {
  const { chart, lookup, view } = useApp()
  const record = lookup.record.value
  const Tool = toolOf(view.value)
  const source = chart.sourceOpen.value && chart.reading.value
  return (
    <main class={`main columns ${source ? 'with-source' : ''} ${record || Tool ? 'with-record' : ''}`}>
      <div class="chart column">
        <EncounterBar />
        <SourceBar />
        <NoteList />
        <div class="lists">
          <ChartLists />
        </div>
      </div>
      <ViewBar />
      {source ? (
        <div class="column source-column">
          <SourceView />
        </div>
      ) : null}
      <div class="column record-column">
        <div class="record-place">{record ? <Record record={record} /> : Tool ? <Tool /> : <LookupHome />}</div>
      </div>
    </main>
  )
}
