import { isDeepStrictEqual } from 'node:util'
import type { DeviceState, DeviceStatus, DeviceTrouble } from '#shared/domain/devices/device-state.ts'
import { until } from '#test/support/until.ts'

/** One thing that must hold; it throws with what was seen instead. */
export type Check = (what: string, holds: () => Promise<void>) => Promise<void>

/** A change of state is on the screen within this time, ms. */
export const seenWithinMs = 2000
/** What has no time of its own comes within this one, ms: an emulated computer is slow, and a station waits up to 5 s between two attempts. */
const patienceMs = 20_000

/** Waits until something holds, with patience. */
export const eventually = (holds: () => boolean | Promise<boolean>, what: string): Promise<void> => until(holds, what, patienceMs)

/** Runs checks one after another and tells what came of each. */
export function createChecks(say: (line: string) => void): { readonly check: Check; readonly failed: () => number; readonly count: () => number } {
  let count = 0
  let failed = 0
  return {
    count: () => count,
    failed: () => failed,
    check: async (what, holds) => {
      count += 1
      const started = performance.now()
      try {
        await holds()
        say(`passed  ${what} (${Math.round(performance.now() - started)} ms)`)
      } catch (error) {
        failed += 1
        say(`FAILED  ${what}: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
  }
}

/** Throws with both when they differ. */
export function same(actual: unknown, expected: unknown, what: string): void {
  if (!isDeepStrictEqual(actual, expected)) throw new Error(`${what}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`)
}

/** The statuses that a driver told, with waits for them. */
export type Statuses = {
  readonly tell: (status: DeviceStatus) => void
  readonly becomes: (state: DeviceState, mostMs?: number) => Promise<void>
  readonly says: (trouble: DeviceTrouble) => Promise<void>
  /** Pulls the cable; throws when the driver does not say `lost, unplugged` in time. */
  readonly isLostBy: (unplug: () => void) => Promise<void>
}

/** Nothing was told yet. */
export function watchStatuses(): Statuses {
  let last: DeviceStatus = { state: 'off', troubles: [], detail: '' }
  const waitUntil = (holds: () => boolean, what: string, mostMs: number): Promise<void> =>
    until(holds, what, mostMs).catch((error: Error) => {
      throw new Error(`${error.message}; it is ${last.state} ${last.troubles.join(' ')} (${last.detail})`)
    })
  const becomes = (state: DeviceState, mostMs = patienceMs): Promise<void> => waitUntil(() => last.state === state, state, mostMs)
  return {
    tell: (status) => { last = status },
    becomes,
    says: (trouble) => waitUntil(() => last.troubles.includes(trouble), trouble, patienceMs),
    isLostBy: async (unplug) => {
      const started = performance.now()
      unplug()
      await becomes('lost', seenWithinMs)
      const tookMs = performance.now() - started
      if (tookMs > seenWithinMs) throw new Error(`lost only after ${Math.round(tookMs)} ms`)
      same(last.troubles, ['unplugged'], 'troubles')
    }
  }
}
