// A station that is about to be killed: works through the whole back half and prints a line for everything it was answered. Started by faults-kill.test.ts.
import { openTestApp } from '#test/support/test-app.ts'
import { makeProduct, sendOrder } from '#test/support/receiving-data.ts'

const [folder = '', cycle = '0', resend = ''] = process.argv.slice(2)
const say = (...words: readonly (string | number)[]): void => void process.stdout.write(`${words.join(' ')}\n`)
const scansADelivery = 7

const test = await openTestApp({ folder })
const code = '14006381333938'
const { rows } = await test.must('purchasing.listOrders', { state: 'open' })
if (rows.length === 0) {
  const { supplierId } = await test.must('catalog.saveSupplier', { code: 'LIT', name: 'Litware', currency: 'EUR' })
  await sendOrder(test, supplierId, [[await makeProduct(test, 'BOLT', '4006381333931', code, 12), 1_000_000]])
}
const orderId = (await test.must('purchasing.listOrders', { state: 'open' })).rows[0]?.id ?? 0

const scan = async (requestId: string, deliveryId: number): Promise<void> => {
  say('trying', requestId, deliveryId)
  const outcome = await test.must('receiving.recordScan', { requestId, deliveryId, raw: code })
  if (outcome.outcome !== 'counted') throw new Error(`the scan was ${outcome.outcome}`)
  say('counted', requestId, outcome.event.id)
}
const openOne = async (turn: number): Promise<number> => {
  const open = (await test.must('receiving.listDeliveries', { state: 'counting' })).rows[0]
  return open?.id ?? (await test.must('receiving.openDelivery', { requestId: `open-${cycle}-${turn}`, orderIds: [orderId] })).deliveryId
}

say('ready')
// What the killed one was not answered is sent again: it must count once, whether it had been committed or not.
if (resend !== '') await scan(resend.split(':')[0] ?? '', Number(resend.split(':')[1]))
for (let turn = 0; ; turn += 1) {
  const deliveryId = await openOne(turn)
  for (let number = 0; number < scansADelivery; number += 1) {
    await scan(`scan-${cycle}-${turn}-${number}`, deliveryId)
    await new Promise((resolve) => setImmediate(resolve))
  }
  const { receiptNumber } = await test.must('receiving.postDelivery', { requestId: `post-${cycle}-${turn}`, deliveryId })
  say('posted', receiptNumber)
}
