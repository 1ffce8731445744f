/** Runs inside the guest: makes virtual USB devices and drives the project's drivers against them. Exit 1 when any check failed. */
import { checkHidScale } from './check-hid-scale.ts'
import { checkPrinter } from './check-printer.ts'
import { checkScanner } from './check-scanner.ts'
import { checkSerialScale } from './check-serial-scale.ts'
import { createChecks } from './checks.ts'
import { begun, mark } from './mark.ts'

const say = (line: string): void => console.log(`${mark}${line}`)
say(begun)
const { check, failed, count } = createChecks(say)

let crashes = 0
const crashed = (error: unknown): void => {
  crashes += 1
  say(`FAILED  a crash: ${String(error)}`)
  console.log(error)
}
process.on('uncaughtException', crashed)
process.on('unhandledRejection', crashed)

for (const each of [checkScanner, checkHidScale, checkSerialScale, checkPrinter]) await each(check).catch(crashed)
say(`${count() - failed()} of ${count()} checks passed`)
process.exit(failed() + crashes === 0 ? 0 : 1)
