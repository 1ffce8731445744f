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

/** Counters and row ids say nothing to a person, unless it is known what they stand for. */
const isInternal = (field: string, named: readonly string[]): boolean => field === 'version' || field === 'importId' || (/Ids?$/.test(field) && !named.includes(field))

/** Of two lists only the parts that are not in both, so that one changed line of an order stands alone. */
const apart = (one: unknown, other: unknown): unknown => {
  if (!Array.isArray(one) || !Array.isArray(other)) return one
  const known = new Set(other.map((part) => JSON.stringify(part)))
  return one.filter((part) => !known.has(JSON.stringify(part)))
}

/** The fields that differ between two records given as JSON; all fields of a new record that hold something. `named`: fields with ids whose names are known. */
export function changedFields(beforeJson: string | null, afterJson: string | null, named: readonly string[] = []): readonly FieldChange[] {
  const before = parsed(beforeJson)
  const after = parsed(afterJson)
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => !isInternal(field, named))
    .map((field): FieldChange => ({ field, before: apart(before[field], after[field]), after: apart(after[field], before[field]) }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after) && !(beforeJson === null && (change.after === null || change.after === '')))
}
