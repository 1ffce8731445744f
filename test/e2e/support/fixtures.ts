import { test as base } from '@playwright/test'
import type { Seeded } from './seed.ts'
import { seedCompany } from './seed.ts'
import type { TestStation } from './station.ts'
import { startStation } from './station.ts'
import { seedPrinting } from './printer.ts'
import { signIn } from './sign-in.ts'

type WorkerFixtures = { readonly station: TestStation & { readonly seeded: Seeded } }
type TestFixtures = { /** Signs in as the administrator on the seeded station and goes to a path. */ readonly open: (path?: string, name?: string) => Promise<void> }

/** Tests with a seeded station, one a worker; a spec that changes much of it starts its own. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  station: [async ({ browserName: _browserName }, use) => {
    const station = await startStation()
    const seeded = await seedCompany(station)
    await seedPrinting(station, seeded)
    await use({ ...station, seeded })
    await station.remove()
  }, { scope: 'worker' }],
  open: async ({ page, station }, use) => {
    await use((path = '/', name) => signIn(page, station.url, { path, ...(name === undefined ? {} : { name }) }))
  }
})

export { expect } from '@playwright/test'
