/** What each element adds to the surroundings in which the text within it stands. */
import { attribute, isEditable } from './dom.ts'
import type { Setting } from './line.ts'
import type { Place } from './lines.ts'
import type { Spot } from './sight.ts'
import type { Tag } from './tags.ts'

const CONTROL_ROLES = /^(button|tab|menuitem|menuitemcheckbox|menuitemradio|option|switch|treeitem|columnheader)$/
const MENU_ROLES = /^(navigation|menu|menubar|toolbar|tablist|banner|search|contentinfo|tree)$/

/** @param bare whether the element has no attributes but classes */
export function placeWithin(spot: Spot, tag: Tag, display: string, bare: boolean, around: Place): Place {
  const { element } = spot
  const setting = settingWithin(element, tag, display, bare, around.setting)
  const linked = around.linked || tag.name === 'a'
  const block = display === 'inline' || display === 'contents' ? around.block : spot
  if (block === around.block && linked === around.linked && setting === around.setting) return around
  return { block, linked, setting }
}

function settingWithin(element: Element, tag: Tag, display: string, bare: boolean, around: Setting): Setting {
  if (bare && tag.plain && display !== 'table-cell') return around
  const role = bare ? '' : attribute(element, 'role')
  const heading =
    tag.heading || (role === 'heading' ? Number.parseInt(attribute(element, 'aria-level'), 10) || 2 : around.heading)
  const label = around.label || tag.label
  const control = around.control || tag.control || (role !== '' && CONTROL_ROLES.test(role))
  const menu = tag.menu || (role !== '' && MENU_ROLES.test(role)) ? element : around.menu
  const cell = display === 'table-cell' ? element : around.cell
  const editor = around.editor ?? (isEditable(element, tag.name, bare) ? element : null)
  if (
    heading === around.heading &&
    label === around.label &&
    control === around.control &&
    menu === around.menu &&
    cell === around.cell &&
    editor === around.editor
  )
    return around
  return { heading, label, control, menu, cell, editor }
}
