/** Labels `from` to `to` of a job, numbered from 1. */
export type LabelRange = { readonly from: number; readonly to: number }

const range = (from: number, to: number): LabelRange | null => (from <= to ? { from, to } : null)

/** What going on from a label does to every label of the job. */
export type ResumeRanges = {
  readonly prints: LabelRange | null
  /** Counts as printed, because the person says so. */
  readonly taken: LabelRange | null
  /** Was handed over before and prints again. */
  readonly twice: LabelRange | null
  /** Was handed over, is not confirmed, and does not print again: only the paper shows whether it is there. */
  readonly missing: LabelRange | null
  /** Was never handed over and does not print. */
  readonly skipped: LabelRange | null
}

/** Sorts the labels of a job by what happens to them when it goes on from `fromLabel` (from 1). `confirmed` null: the printer confirms nothing. */
export function resumeRanges({ labels, handedOver, confirmed }: { readonly labels: number; readonly handedOver: number; readonly confirmed: number | null }, fromLabel: number): ResumeRanges {
  const sure = confirmed ?? 0
  return {
    prints: range(fromLabel, labels), taken: range(1, Math.min(labels, fromLabel - 1)), twice: range(fromLabel, handedOver),
    missing: range(sure + 1, Math.min(handedOver, fromLabel - 1)), skipped: range(handedOver + 1, Math.min(labels, fromLabel - 1))
  }
}
