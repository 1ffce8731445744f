import { createContext, useContext } from 'react'

/** Carries the id of the person at the station; 0 before anybody signed in. */
export const OwnerContext = createContext(0)

/** The id of the person at the station. */
export const useOwner = (): number => useContext(OwnerContext)
