import type { Tx } from '#main/persistence/sql.ts'
import type { Services } from '../context.ts'
import { storeDemoPins } from '../session/demo-pins.ts'
import { storeSettings } from '../system/settings.ts'
import type { Act } from './actors.ts'
import { createStage, play } from './actors.ts'
import type { DemoPerson } from './demo-people.ts'
import { demoCompany, demoPeople } from './demo-people.ts'
import { scalePattern } from './demo-products.ts'
import { makeCatalog } from './make-catalog.ts'
import { historySteps } from './make-history.ts'
import type { WrittenOrders } from './make-orders.ts'
import { orderSteps } from './make-orders.ts'

/** Names the company and its people; gives their ids by key. */
async function hire(tx: Tx, act: Act): Promise<Readonly<Record<DemoPerson, number>>> {
  const [chief, ...others] = demoPeople
  const { operator } = await act('session.setUp', { ...demoCompany, name: chief.name, pin: chief.pin })
  const ids = new Map<string, number>([[chief.key, operator.id]])
  for (const { key, name, role, pin } of others) ids.set(key, (await act('session.saveOperator', { name, role, pin })).id)
  await storeDemoPins(tx, Object.fromEntries(demoPeople.map(({ key, pin }) => [ids.get(key), pin])))
  await act('system.saveSettings', { variableMeasurePatterns: [scalePattern], inHousePrefixes: ['HL-'], shortDatedDays: 30, claimDays: 14 })
  return Object.fromEntries(ids) as Record<DemoPerson, number>
}

/**
 * Makes the demo company in one transaction: the last two months of a ship chandler, acted by its people through the commands everybody uses, so that every number, event and entry of
 * the trail is as genuine as on any other day. All of it is kept or none.
 */
export async function seedDemo(services: Services, checkReplies: boolean): Promise<void> {
  await services.database.write(async (tx) => {
    const stage = createStage(services, tx, checkReplies)
    stage.at(-60, '08:00')
    const ids = await hire(tx, stage.atStation)
    const pinOf = (person: DemoPerson): string => demoPeople.find(({ key }) => key === person)?.pin ?? ''
    const buyer = await stage.signIn(ids.clara, pinOf('clara'), 'Office')
    const catalog = await makeCatalog(buyer)
    const orders: WrittenOrders = new Map()
    const clerk = await stage.signIn(ids.tomas, pinOf('tomas'), 'Dock 1')
    await play(stage, [...orderSteps(stage, buyer, catalog, orders), ...historySteps({ stage, clerk, buyer, catalog, orders })])
    stage.at(-1, '16:30')
    await clerk('session.signOut', {})
    await buyer('session.signOut', {})
    await storeSettings(tx, { demo: true })
  })
}
