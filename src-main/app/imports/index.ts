import type { AreaHandlers } from '../context.ts'
import { apply } from './apply.ts'
import { cancel } from './cancel.ts'
import { check } from './check.ts'
import { fields } from './fields.ts'
import { list } from './list.ts'
import { rejectedFile } from './rejected-file.ts'
import { rows } from './rows.ts'
import { status } from './status.ts'
import { upload } from './upload.ts'

/** Files in. */
export const importsHandlers = { fields, upload, check, status, rows, apply, cancel, rejectedFile, list } satisfies AreaHandlers<'imports'>
