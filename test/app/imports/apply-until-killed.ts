/**
 * A program of its own, for the test that kills it: opens the data folder given, imports a file of many products and says "applying" as soon as some of its rows are written
 * but not committed.
 */
import { openTestApp } from '#test/support/test-app.ts'
import { manyProducts } from './many-products.ts'
import { fileOf } from './support.ts'

const folder = process.argv[2]
if (folder === undefined) throw new Error('the data folder is missing')
const test = await openTestApp({ folder })
const { importId } = await test.must('imports.upload', { file: fileOf(manyProducts(60_000)) })
await test.must('imports.check', { importId, wait: true })
test.app.subscribe((event) => {
  if (event.type === 'import.progress' && event.state === 'applying' && event.done > 0) console.log(`applying ${importId}`)
})
await test.must('imports.apply', { importId, wait: true })
console.log('applied')
