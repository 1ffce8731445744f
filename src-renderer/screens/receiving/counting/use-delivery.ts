import { useCallback, useEffect, useRef, useState } from 'react'
import type { Failure } from '#shared/api/index.ts'
import type { PlatformFailure } from '#shared/api/procedure.ts'
import { useClient } from '../../../api/hooks.ts'
import type { Counted, Delivery } from './delivery-state.ts'
import { afterChanges, afterCount } from './delivery-state.ts'

/** A delivery that follows every station's counting. */
export type FollowedDelivery = {
  readonly delivery: Delivery | null
  readonly failure: Failure<'receiving.viewDelivery'> | PlatformFailure | null
  /** Takes what a command of this station was answered with. */
  readonly counted: (counted: Counted) => void
  /** Loads everything anew. */
  readonly reload: () => void
}

/** Other stations' scans close together make one question. */
const settleMs = 120

/** Loads a delivery and keeps it in step: own answers at once, other stations' by what changed since, and anew when lines or state changed or the connection was lost. */
export function useDelivery(deliveryId: number): FollowedDelivery {
  const client = useClient()
  const [delivery, setDelivery] = useState<Delivery | null>(null)
  const [failure, setFailure] = useState<FollowedDelivery['failure']>(null)
  /** Up to here everything of every station is known; answers to this station alone do not move it. */
  const syncedTo = useRef(0)
  const counted = useCallback((one: Counted): void => setDelivery((before) => (before === null ? before : afterCount(before, one))), [])

  const load = useCallback(async (isCurrent: () => boolean = () => true): Promise<void> => {
    const reply = await client.call('receiving.viewDelivery', { deliveryId })
    if (!isCurrent()) return
    if (reply.ok) {
      syncedTo.current = reply.value.lastEventId
      setDelivery(reply.value)
    }
    setFailure(reply.ok ? null : reply.failure)
  }, [client, deliveryId])
  const reload = useCallback((): void => void load(), [load])

  useEffect(() => {
    let isCurrent = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const catchUp = async (): Promise<void> => {
      const reply = await client.call('receiving.viewChanges', { deliveryId, sinceEventId: syncedTo.current })
      if (!isCurrent || !reply.ok) return
      syncedTo.current = Math.max(syncedTo.current, reply.value.lastEventId)
      setDelivery((before) => (before === null ? before : afterChanges(before, reply.value)))
    }
    const soon = (work: () => Promise<void>): void => {
      clearTimeout(timer)
      timer = setTimeout(() => void work(), settleMs)
    }
    void load(() => isCurrent)
    const ends = [
      client.subscribe((event) => {
        if (event.type === 'receiving.posted' && event.deliveryId === deliveryId) soon(() => load(() => isCurrent))
        if (event.type !== 'receiving.changed' || event.deliveryId !== deliveryId) return
        if (event.lineIds.length === 0 || event.lastEventId <= syncedTo.current) soon(() => load(() => isCurrent))
        else soon(catchUp)
      }),
      client.onConnection(({ state }) => {
        if (state === 'connected') soon(() => load(() => isCurrent))
      })
    ]
    return () => {
      isCurrent = false
      clearTimeout(timer)
      ends.forEach((end) => end())
    }
  }, [client, deliveryId, load])

  return { delivery, failure, counted, reload }
}
