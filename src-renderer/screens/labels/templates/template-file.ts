import { readTemplate } from '#shared/domain/labels/read-template.ts'
import type { TemplateFault } from '#shared/domain/labels/template-fault.ts'
import type { LabelTemplate } from '#shared/domain/labels/template.ts'
import { saveFile, toBase64 } from '../../../ui/download.ts'

/** The largest file that is read as a template, in bytes. */
const mostBytes = 5_000_000

/** What a chosen file turned out to be. */
export type ReadFile =
  | { readonly kind: 'template'; readonly template: LabelTemplate }
  | { readonly kind: 'faults'; readonly faults: readonly TemplateFault[] }
  | { readonly kind: 'no-json'; readonly detail: string }
  | { readonly kind: 'too-large' }

/** Reads a template from a file somebody chose; everything in it is checked. */
export async function readTemplateFile(file: File): Promise<ReadFile> {
  if (file.size > mostBytes) return { kind: 'too-large' }
  let value: unknown
  try {
    value = JSON.parse((await file.text()).replace(/^\ufeff/, ''))
  } catch (error) {
    return { kind: 'no-json', detail: error instanceof Error ? error.message : '' }
  }
  const checked = readTemplate(value)
  return checked.ok ? { kind: 'template', template: checked.value } : { kind: 'faults', faults: checked.failure }
}

/** Hands a template to the browser as a JSON file that can be imported again. */
export async function saveTemplateFile(template: LabelTemplate): Promise<string> {
  const fileName = `${template.key}.json`
  saveFile({ fileName, mime: 'application/json', contentBase64: await toBase64(new Blob([`${JSON.stringify(template, null, 2)}\n`])) })
  return fileName
}
