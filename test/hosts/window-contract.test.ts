import { contractSuite } from './contract-suite.ts'
import { openWindowHost, windowKind } from './window-program.ts'

contractSuite(windowKind, openWindowHost)
