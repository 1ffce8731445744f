import { isDiskFull } from '#main/persistence/sqlite-errors.ts'
import type { Services } from '../context.ts'
import type { StartFailure } from '../startup/startup-calls.ts'
import { loadSettings } from '../system/settings.ts'
import { seedDemo } from './seed-demo.ts'

const anythingKept = `SELECT EXISTS (SELECT 1 FROM products) OR EXISTS (SELECT 1 FROM suppliers) OR EXISTS (SELECT 1 FROM operators WHERE id > 1 OR pin_hash IS NOT NULL) OR EXISTS (SELECT 1 FROM movements) AS kept`

/** Makes the demo company in a folder that holds nothing yet; the one that is there already goes on. A company's own data is never touched: the failure names it. */
export async function prepareDemo(services: Services, checkReplies: boolean): Promise<StartFailure | null> {
  const { companyName, demo, isUsed } = await services.database.read(async (sql) => {
    const settings = await loadSettings(sql)
    const row = await sql.get<{ readonly kept: number }>(anythingKept)
    return { ...settings, isUsed: settings.companyName !== '' || row?.kept === 1 }
  })
  if (demo) return null
  if (isUsed) return { code: 'not-demo', companyName }
  try {
    await seedDemo(services, checkReplies)
    return null
  } catch (error) {
    if (!isDiskFull(error)) throw error
    return { code: 'disk-full' }
  }
}
