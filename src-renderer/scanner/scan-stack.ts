/** Who is asked first: an open dialog, then the screen, then the application's own fallback. */
export type ScanLevel = 'app' | 'screen' | 'dialog'

const rank: Readonly<Record<ScanLevel, number>> = { app: 0, screen: 1, dialog: 2 }

/** Members by level, the newest of a level first. */
export type ScanStack<Member> = {
  /** Adds a member on top of its level; returns what takes it away again. */
  readonly add: (member: Member, level: ScanLevel) => () => void
  /** The members from the top down, as they stand now. */
  readonly fromTop: () => readonly Member[]
}

/** An empty stack. Effects of React children run before those of their parents, so the level and not only the order decides. */
export const createScanStack = <Member>(): ScanStack<Member> => {
  let entries: readonly { readonly member: Member; readonly level: ScanLevel }[] = []
  return {
    add: (member, level) => {
      const entry = { member, level }
      entries = [entry, ...entries].sort((one, other) => rank[other.level] - rank[one.level])
      return () => {
        entries = entries.filter((one) => one !== entry)
      }
    },
    fromTop: () => entries.map((entry) => entry.member)
  }
}
