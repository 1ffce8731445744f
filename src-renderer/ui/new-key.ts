/** A key that no other thing in this window has. Not randomUUID, which browsers give to secure pages only: a tablet reaches the station over plain HTTP. */
export const newKey = (): string => [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
