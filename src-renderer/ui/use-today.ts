import { createContext, useContext } from 'react'

/** Carries the station's calendar date YYYY-MM-DD. */
export const TodayContext = createContext('1970-01-01')

/** Today as the station sees it, YYYY-MM-DD. */
export const useToday = (): string => useContext(TodayContext)
