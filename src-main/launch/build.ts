import { build } from './build-if-needed.ts'

// `npm run build`: builds in any case.
build()
