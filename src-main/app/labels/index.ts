import type { AreaHandlers } from '../context.ts'
import { rule, setRule } from './label-rules.ts'
import { saveSettings, settings, takeCode } from './label-settings-calls.ts'
import { pdf } from './pdf.ts'
import { prepare } from './prepare.ts'
import { preview } from './preview.ts'
import { removeTemplate, saveTemplate, setTemplateActive } from './save-template.ts'
import { subjects, templates, viewTemplate } from './list-templates.ts'

/** Label templates, what labels say, codes that are handed out, and how many labels a product gets. */
export const labelsHandlers: AreaHandlers<'labels'> = { templates, viewTemplate, saveTemplate, setTemplateActive, removeTemplate, preview, prepare, pdf, rule, setRule, settings, saveSettings, takeCode, subjects }
