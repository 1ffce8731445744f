import type { AreaHandlers } from '../context.ts'
import { backupNow } from './backup-now.ts'
import { exportList } from './export-list.ts'
import { find } from './find.ts'
import { getSettings } from './get-settings.ts'
import { health } from './health.ts'
import { listBackups } from './list-backups.ts'
import { saveSettings } from './save-settings.ts'
import { trail } from './trail.ts'

/** The station itself: finding anything, lists as files, settings, the trail, backups, health. */
export const systemHandlers = { find, exportList, settings: getSettings, saveSettings, trail, listBackups, backupNow, health } satisfies AreaHandlers<'system'>
