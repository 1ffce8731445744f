import { useEffect, useState } from 'react'

/** True once `active` has been true for `afterMs`: nothing flickers for what is over sooner (UX "No spinners under 200 ms"). */
export function useDelayed(active: boolean, afterMs = 200): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!active) return undefined
    const timer = setTimeout(() => setLate(true), afterMs)
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [active, afterMs])
  return active && late
}
