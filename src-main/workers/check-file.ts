import { checkFile } from '#main/persistence/backup.ts'
import { job } from './job.ts'

await job(({ file }: { readonly file: string }) => checkFile(file))
