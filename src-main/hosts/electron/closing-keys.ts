/** The keys of a press, as Electron names them. */
export type KeyPress = { readonly key: string; readonly alt: boolean }

/**
 * Whether the system underneath would close the window on these keys. A barcode can hold any key press, so the window does not act on them; closing takes its
 * button or its system menu. Every other key has no meaning outside the page, which must see it: it may be part of a code.
 */
export const isClosing = ({ key, alt }: KeyPress): boolean => alt && key === 'F4'
