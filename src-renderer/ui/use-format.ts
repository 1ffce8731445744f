import { createContext, useContext } from 'react'
import type { Format } from './format.ts'
import { createFormat } from './format.ts'

/** Carries the company's formats; English until the company is known. */
export const FormatContext = createContext<Format>(createFormat('en', 'EUR'))

/** The company's way of writing numbers, money and dates. */
export const useFormat = (): Format => useContext(FormatContext)
