/** The two channels between the window and the main process: calls with their replies, and frames nobody asked for. */
export const channels = { call: 'dockside:call', event: 'dockside:event' } as const

/** The key of our object in the page's window. */
export const bridgeName = 'dockside'
