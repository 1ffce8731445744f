import type { WeightUnit } from './configuration.ts'

/** What a scale says of its load. `under`: below zero; `over`: more than it can weigh; `error`: it says it cannot weigh (fault, out of calibration). */
export const scaleStates = ['stable', 'motion', 'under', 'over', 'error'] as const
export type ScaleState = (typeof scaleStates)[number]

/**
 * One reading. The weight is `value` / 10^`decimals` in `unit` (an integer, as the scale showed it); null where the frame carries no weight. `zero`: at the centre of zero;
 * `net`: a tare was taken off.
 */
export type ScaleReading = { readonly state: ScaleState; readonly zero: boolean; readonly net: boolean; readonly weight: { readonly value: number; readonly decimals: number; readonly unit: WeightUnit } | null }
