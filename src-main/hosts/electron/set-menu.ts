import { Menu } from 'electron'

/**
 * Windows and Linux have no menu and so no keys that reload, close or zoom by accident of a scan. macOS needs one for its editing keys; what it quits with
 * has no key, because a barcode can send any.
 */
export function setMenu(platform: NodeJS.Platform): void {
  if (platform !== 'darwin') return Menu.setApplicationMenu(null)
  const edit = ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll'] as const
  Menu.setApplicationMenu(Menu.buildFromTemplate([
    { role: 'appMenu', submenu: [{ role: 'about' }, { role: 'hide' }, { role: 'quit', accelerator: '', registerAccelerator: false }] },
    { label: 'Edit', submenu: edit.map((role) => ({ role })) }
  ]))
}
