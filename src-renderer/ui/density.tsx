import { MantineThemeProvider } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import type { Density } from './theme.ts'
import { themes } from './theme.ts'

/** Sets the density of what is inside. Without `density` it is the office's, and the dock's where fingers point. */
export const DensityProvider = ({ density, children }: { readonly density?: Density; readonly children: ReactNode }) => {
  const isTouched = useMediaQuery('(pointer: coarse)', false, { getInitialValueInEffect: false })
  return <MantineThemeProvider theme={themes[density ?? (isTouched ? 'dock' : 'office')]}>{children}</MantineThemeProvider>
}
