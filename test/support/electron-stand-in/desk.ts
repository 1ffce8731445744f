type Template = readonly { readonly role?: string; readonly label?: string; readonly submenu?: Template; readonly accelerator?: string }[]

let menu: unknown = null

/** Keeps the application menu; Chromium without a window on screen has none. */
export const Menu = {
  setApplicationMenu: (next: unknown): void => void (menu = next),
  getApplicationMenu: (): unknown => menu,
  buildFromTemplate: (template: Template): { readonly items: Template } => ({ items: template })
}

/** One screen of common size. */
export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] }

/** Says what a dialog would say on stderr; a question is answered with its first button. */
export const dialog = {
  showErrorBox: (title: string, content: string): void => console.error(`${title}: ${content}`),
  showMessageBox: (_window: unknown, { message }: { readonly message: string }): Promise<{ readonly response: number }> => {
    console.error(message)
    return Promise.resolve({ response: 0 })
  }
}
