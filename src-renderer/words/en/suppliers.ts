/** Words of the supplier screens. */
export const suppliers = {
  pick: { nothing: 'No supplier is called that.' }
} as const
