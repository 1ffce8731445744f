/** A field of a record before and after a change; undefined where it was not there. */
export type FieldChange = { readonly field: string; readonly before: unknown; readonly after: unknown }

const parsed = (json: string | null): Readonly<Record<string, unknown>> => {
  if (json === null) return {}
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : { value }
  } catch {
    return { value: json }
  }
}

/** Counters and row ids say nothing to a person. */
const isInternal = (field: string): boolean => field === 'version' || field === 'importId' || /Ids?$/.test(field)

/** The fields that differ between two records given as JSON; all fields of a new record that hold something. */
export function changedFields(beforeJson: string | null, afterJson: string | null): readonly FieldChange[] {
  const before = parsed(beforeJson)
  const after = parsed(afterJson)
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => !isInternal(field))
    .map((field): FieldChange => ({ field, before: before[field], after: after[field] }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after) && !(beforeJson === null && (change.after === null || change.after === '')))
}
