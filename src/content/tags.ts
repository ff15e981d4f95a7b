/** What the name of an element says of it, in one look: a walk asks it of every element. */

export interface Tag {
  name: string
  /** Nothing within is text of the page. */
  skipped: boolean
  /** Shows something else in place of what is within it. */
  replaced: boolean
  /** Part of a line of text; without any content it leaves no trace in it. */
  inLine: boolean
  /** Only stresses the words within it. */
  stress: boolean
  /** Whether a shadow tree may be attached to it. */
  host: boolean
  /** Level of a heading, 0 for what is none. */
  heading: number
  /** Names what stands beside or below it. */
  label: boolean
  control: boolean
  menu: boolean
  /** Made by the page's own code. */
  component: boolean
  /** Says nothing of what the text within it is, unless its attributes do. */
  plain: boolean
}

const names = (list: string): Set<string> => new Set(list.split(' '))

const SKIPPED = names(
  'audio datalist head link map math meta meter noscript option optgroup progress script select style svg template title video',
)
const REPLACED = names('textarea input iframe frame canvas object embed img hr wbr')
const IN_LINES = names('a abbr b em i label small span strong sub sup u')
const STRESS = names('abbr b em i mark strong u')
const HOSTS = names('article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span')
const LABELS = names('label legend dt th caption summary figcaption')
const MENUS = names('nav menu footer')
/** Components are named for what they are: mat-toolbar, ion-menu, app-navbar. */
const MENU_COMPONENTS = /-(nav|navbar|nav-bar|sidenav|toolbar|menu|menubar|breadcrumbs?|banner|footer)$/

/** More names than any page has; a page may make up as many as it likes. */
const MOST_NAMES = 500
const known = new Map<string, Tag>()

/** @param name local name of the element */
export function tagOf(name: string): Tag {
  const found = known.get(name)
  if (found) return found
  const tag = tagNamed(name)
  if (known.size < MOST_NAMES) known.set(name, tag)
  return tag
}

function tagNamed(name: string): Tag {
  const component = name.includes('-')
  const heading = /^h[1-6]$/.test(name) ? Number(name[1]) : 0
  const label = LABELS.has(name)
  const control = name === 'button'
  const menu = MENUS.has(name) || (component && MENU_COMPONENTS.test(name))
  return {
    name,
    skipped: SKIPPED.has(name),
    replaced: REPLACED.has(name),
    inLine: IN_LINES.has(name),
    stress: STRESS.has(name),
    host: component || HOSTS.has(name),
    heading,
    label,
    control,
    menu,
    component,
    // A whole document may be one that can be edited.
    plain: !heading && !label && !control && !menu && name !== 'html' && name !== 'body',
  }
}
