/** A field of a record before and after a change; undefined where it was not there. */
export type FieldChange = { readonly field: string; readonly before: string | undefined; readonly after: string | undefined }

const parsed = (json: string | null): Readonly<Record<string, unknown>> => {
  if (json === null) return {}
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : { value }
  } catch {
    return { value: json }
  }
}

const text = (value: unknown): string | undefined => (value === undefined ? undefined : typeof value === 'string' ? value : JSON.stringify(value))

/** The fields that differ between two records given as JSON; all fields of a new record. */
export function changedFields(beforeJson: string | null, afterJson: string | null): readonly FieldChange[] {
  const before = parsed(beforeJson)
  const after = parsed(afterJson)
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((field): FieldChange => ({ field, before: text(before[field]), after: text(after[field]) }))
    .filter((change) => change.before !== change.after)
}
