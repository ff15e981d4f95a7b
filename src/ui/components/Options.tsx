/** The options page. */
import { Wrench, X } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import type { Settings } from '../client.ts'
import type { Options } from '../state/options.ts'
import { ruleChips } from '../view/rules.ts'
import { Button, IconButton, Logo } from './controls.tsx'
import { SETTINGS } from './EncounterBar.tsx'
import { CodeFilesView } from './imports/CodeFiles.tsx'
import { Regions } from './Regions.tsx'
import { IndexStatusLine, Shortcuts } from './Shell.tsx'
import { ReleaseUpdateView } from './update/ReleaseUpdate.tsx'

export function OptionsView({ options }: { options: Options }) {
  return (
    <>
      <header class="options-head">
        <h1>
          <Logo /> Chartside settings
        </h1>
      </header>
      <main class="options">
        <General options={options} />
        <Silenced options={options} />
        <Favourites options={options} />
        <Acceptance options={options} />
        <Sites options={options} />
        <Regions options={options} />
        <IndexPart options={options} />
        <Part title="Code files" lead="Official and licensed files that are not part of the extension.">
          <CodeFilesView files={options.codeFiles} />
        </Part>
        <Part title="Keyboard">
          <div class="keys-columns">
            <Shortcuts />
          </div>
          <p class="muted">
            The button in the toolbar and the side panel have keys of their own, which the browser lets you change on
            its page of extension shortcuts.
          </p>
        </Part>
        <Privacy />
        <About options={options} />
      </main>
    </>
  )
}

export function Part({ title, lead, children }: { title: string; lead?: string; children: ComponentChildren }) {
  return (
    <section class="options-part">
      <div class="options-title">
        <h2>{title}</h2>
        {lead ? <p class="muted">{lead}</p> : null}
      </div>
      <div class="options-body">{children}</div>
    </section>
  )
}

interface ChoiceProps<T extends string> {
  name: string
  label: string
  value: T | undefined
  choices: { value: T; label: string }[]
  onChoose: (value: T) => void
}

function Choice<T extends string>({ name, label, value, choices, onChoose }: ChoiceProps<T>) {
  return (
    <fieldset class="choice">
      <legend>{label}</legend>
      <div class="segments">
        {choices.map((choice) => (
          <label key={choice.value} class="segment">
            <input type="radio" name={name} checked={value === choice.value} onChange={() => onChoose(choice.value)} />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const MODES: { value: Settings['mode']; label: string }[] = [
  { value: 'coder', label: 'Coder' },
  { value: 'clinician', label: 'Clinician' },
]

const FOLLOWING: { value: 'on' | 'off'; label: string }[] = [
  { value: 'off', label: 'Read again when I say so' },
  { value: 'on', label: 'Read again quietly when I stop typing' },
]

const THEMES: { value: Settings['theme']; label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

function General({ options }: { options: Options }) {
  const settings = options.settings.value
  return (
    <Part title="General">
      <Choice
        name="theme"
        label="Appearance"
        value={settings?.theme}
        choices={THEMES}
        onChoose={(theme) => options.set({ theme })}
      />
      <Choice
        name="setting"
        label="Setting that a chart starts with"
        value={settings?.setting}
        choices={SETTINGS}
        onChoose={(setting) => options.set({ setting })}
      />
      <p class="muted">
        The setting decides what an uncertain diagnosis means: coded as if established for an inpatient stay, not coded
        for outpatient and professional services.
      </p>
      <Choice
        name="follow"
        label="A note that is edited after it was read"
        value={settings && (settings.follow ? 'on' : 'off')}
        choices={FOLLOWING}
        onChoose={(choice) => options.set({ follow: choice === 'on' })}
      />
      <Choice
        name="mode"
        label="Who works here"
        value={settings?.mode}
        choices={MODES}
        onChoose={(mode) => options.set({ mode })}
      />
      <p class="muted">
        Weights and payment are not shown to clinicians: documentation is asked for on clinical grounds alone.
      </p>
    </Part>
  )
}

interface CodeRowProps {
  options: Options
  code: string
  action: string
  onAction: () => void
}

function CodeRow({ options, code, action, onAction }: CodeRowProps) {
  return (
    <li class="row">
      <span class="code">{code}</span>
      <span class="row-title">{options.titles.value[code]}</span>
      <IconButton icon={X} label={action} onClick={onAction} />
    </li>
  )
}

function Silenced({ options }: { options: Options }) {
  const never = Object.entries(options.settings.value?.never ?? {})
  return (
    <Part title="Silenced codes" lead="Never suggested on a site, as you asked.">
      {never.length === 0 ? <p class="muted">No code is silenced.</p> : null}
      {never.map(([host, codes]) => (
        <div key={host} class="site">
          <h3>{host}</h3>
          <ul>
            {codes.map((code) => (
              <CodeRow
                key={code}
                options={options}
                code={code}
                action={`Suggest ${code} on ${host} again`}
                onAction={() => options.allowCode(host, code)}
              />
            ))}
          </ul>
        </div>
      ))}
    </Part>
  )
}

function Favourites({ options }: { options: Options }) {
  const { favourites = [], recents = [] } = options.settings.value ?? {}
  return (
    <Part title="Favourites" lead="Listed in the search box while it is empty.">
      {favourites.length === 0 ? <p class="muted">Star a code in its record to keep it here.</p> : null}
      <ul>
        {favourites.map((code) => (
          <CodeRow
            key={code}
            options={options}
            code={code}
            action={`Remove ${code} from favourites`}
            onAction={() => options.removeFavourite(code)}
          />
        ))}
      </ul>
      <Button disabled={recents.length === 0} onClick={() => options.clearRecents()}>
        Forget {recents.length} recent {recents.length === 1 ? 'code' : 'codes'}
      </Button>
    </Part>
  )
}

/** How suggestions were received: for the person to see which rules help, and to tell others if they wish. */
function Acceptance({ options }: { options: Options }) {
  const rows = options.acceptance.value
  return (
    <Part
      title="Acceptance"
      lead="How often you accepted and dismissed suggestions, by the rule that made them. Counts only, on this computer."
    >
      {rows.length === 0 ? <p class="muted">Nothing was accepted or dismissed yet.</p> : null}
      {rows.length > 0 ? (
        <table class="counts" data-testid="acceptance">
          <thead>
            <tr>
              <th scope="col">Rule</th>
              <th scope="col">Accepted</th>
              <th scope="col">Dismissed</th>
              <th scope="col">Share accepted</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ rule, accepted, dismissed }) => (
              <tr key={rule}>
                <th scope="row">
                  {rule === 'none' ? (
                    'No rule, the words alone'
                  ) : (
                    <>
                      {ruleName(rule)}{' '}
                      {ruleName(rule).toLowerCase() === rule.toLowerCase() ? null : <span class="muted">{rule}</span>}
                    </>
                  )}
                </th>
                <td>{accepted}</td>
                <td>{dismissed}</td>
                <td>{Math.round((100 * accepted) / (accepted + dismissed))}%</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <Button disabled={rows.length === 0} onClick={() => options.forgetAcceptance()}>
        Forget the counts
      </Button>
    </Part>
  )
}

const ruleName = (id: string): string => ruleChips([id])[0]?.label ?? id

function Sites({ options }: { options: Options }) {
  const sites = options.sites.value
  return (
    <Part title="Sites" lead="May be read without pressing the toolbar button first.">
      {sites.length === 0 ? (
        <p class="muted">None. Each press of the button opens the one page in front, and only until you leave it.</p>
      ) : null}
      <ul>
        {options.asked.value.map((pattern) => (
          <li key={pattern} class="row">
            <span class="row-title">
              {pattern} <span class="tag">asked for by your organisation</span>
            </span>
            <Button onClick={() => options.allowSite(pattern)}>Allow</Button>
          </li>
        ))}
        {sites.map((pattern) => (
          <li key={pattern} class="row">
            <span class="row-title">{pattern}</span>
            <IconButton
              icon={X}
              label={`Take back the permission for ${pattern}`}
              onClick={() => options.removeSite(pattern)}
            />
          </li>
        ))}
      </ul>
    </Part>
  )
}

function IndexPart({ options }: { options: Options }) {
  const { state, progress, message } = options.index.status.value
  return (
    <Part title="Code index" lead="All bundled code systems, on this computer.">
      <IndexStatusLine index={options.index} />
      {state === 'installing' ? <progress class="bar" max={1} value={progress} aria-label="Installation" /> : null}
      {message ? <p>{message}</p> : null}
      <Button icon={Wrench} disabled={state === 'installing'} onClick={() => options.index.repair()}>
        Install again
      </Button>
      <ReleaseUpdateView update={options.update} index={options.index} />
    </Part>
  )
}

function Privacy() {
  return (
    <Part title="Privacy">
      <ul class="promises">
        <li>
          Nothing leaves this computer. The extension makes no network request, and its security policy forbids them.
        </li>
        <li>The text of a note is held in memory only. It is never stored, logged or sent.</li>
        <li>A page is read when you ask for it, not before. Wipe forgets what was read.</li>
        <li>
          What is kept: your choices on this page, and codes (favourites, recents, silenced), and regions that you
          picked. No words of a note.
        </li>
        <li>Nothing is written into the chart but what you insert there by a press of a button.</li>
      </ul>
    </Part>
  )
}

function About({ options }: { options: Options }) {
  const { releases } = options.index.status.value
  return (
    <Part title="About">
      <p>
        ICD-10-CM and ICD-10-PCS {releases ?? ''}, HCPCS Level II, ICD-9-CM, crosswalks, edits, MS-DRG and risk
        adjustment tables from the releases of the Centers for Medicare &amp; Medicaid Services, the National Center for
        Health Statistics (CDC) and the Department of Health and Human Services; what is in force on the date of service
        is used.
      </p>
      <p class="muted">
        Suggestions, findings and groups are candidates, neither legal nor billing advice. A code is yours to choose;
        check it against the documentation and the official guidelines.
      </p>
    </Part>
  )
}
