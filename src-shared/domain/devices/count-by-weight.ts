import type { Result } from '#shared/result.ts'
import { fail, ok } from '#shared/result.ts'
import type { ScaleReading } from './scale-reading.ts'
import { digitMilligrams, toMilligrams } from './weight.ts'

/** What one piece weighs, in micrograms, and by how much that may be wrong because the scale showed the sample in steps. Kept with the product. */
export type PieceWeight = { readonly micrograms: number; readonly marginMicrograms: number }

/**
 * Pieces on the scale. `lowest` to `highest` are the counts that the steps of the scale allow, for pieces that all weigh the same; `sure`: there is only one. `fits` is false when
 * no whole number of pieces weighs this: something else lies there, or the pieces differ.
 */
export type PieceCount = { readonly pieces: number; readonly lowest: number; readonly highest: number; readonly sure: boolean; readonly fits: boolean }

/** Why a load cannot be used. `overload` and `underload`: outside what the scale weighs. `empty`: nothing, or less than nothing, lies on it. */
export type UnusableReading = 'not-stable' | 'overload' | 'underload' | 'scale-error' | 'no-weight' | 'empty'

/** Why a sample cannot be used; `too-light` says how many pieces of this kind would do. */
export type SampleFailure = { readonly code: UnusableReading | 'bad-count' } | { readonly code: 'too-light'; readonly neededCount: number }

/** A sample has to be this many steps of the scale, so that its piece weight is wrong by 2.5 % at most. */
const fewestSteps = 20

/** More pieces than this are not counted by weight: the most one entry may count is far above, and the sums stay exact. */
const mostPieces = 1_000_000

type Load = { readonly milligrams: number; readonly stepMilligrams: number }

const unusable: Readonly<Record<Exclude<ScaleReading['state'], 'stable'>, UnusableReading>> = { motion: 'not-stable', over: 'overload', under: 'underload', error: 'scale-error' }

/** The settled load of a reading. `stepMilligrams` is the division of the scale, null: one in its last digit. */
const loadOf = (reading: ScaleReading, stepMilligrams: number | null): Result<Load, { readonly code: UnusableReading }> => {
  if (reading.state !== 'stable') return fail({ code: unusable[reading.state] })
  const milligrams = reading.weight === null ? null : toMilligrams(reading.weight)
  if (reading.weight === null || milligrams === null) return fail({ code: 'no-weight' })
  if (milligrams <= 0) return fail({ code: 'empty' })
  return ok({ milligrams, stepMilligrams: Math.max(1, stepMilligrams ?? digitMilligrams(reading.weight)) })
}

/** The weight of a piece from a counted sample with the tare taken off. `stepMilligrams` is the division of the scale where it is known. */
export function weighSample(count: number, reading: ScaleReading, stepMilligrams: number | null = null): Result<PieceWeight, SampleFailure> {
  if (!Number.isInteger(count) || count < 1 || count > mostPieces) return fail({ code: 'bad-count' })
  const load = loadOf(reading, stepMilligrams)
  if (!load.ok) return load
  const { milligrams, stepMilligrams: step } = load.value
  // A shown 3 may be nearly 4: the needed count is told for the lightest the sample may be.
  if (milligrams < fewestSteps * step) return fail({ code: 'too-light', neededCount: Math.ceil((count * fewestSteps * step) / Math.max(1, milligrams - step / 2)) })
  return ok({ micrograms: Math.round((milligrams * 1000) / count), marginMicrograms: Math.ceil((step * 1000) / (2 * count)) + 1 })
}

/** Counts the pieces of a settled load with the tare taken off: load / piece weight, rounded, and how sure that is. */
export function countPieces(piece: PieceWeight, reading: ScaleReading, stepMilligrams: number | null = null): Result<PieceCount, { readonly code: UnusableReading | 'too-many' | 'bad-piece-weight' }> {
  const { micrograms, marginMicrograms } = piece
  if (!Number.isSafeInteger(micrograms) || micrograms < 1 || marginMicrograms < 0) return fail({ code: 'bad-piece-weight' })
  const load = loadOf(reading, stepMilligrams)
  if (!load.ok) return load
  const loadMicrograms = load.value.milligrams * 1000
  const halfStep = load.value.stepMilligrams * 500
  const pieces = Math.round(loadMicrograms / micrograms)
  if (pieces > mostPieces || !Number.isSafeInteger(loadMicrograms)) return fail({ code: 'too-many' })
  const least = Math.ceil(Math.max(0, loadMicrograms - halfStep) / (micrograms + marginMicrograms))
  const most = Math.min(mostPieces, Math.floor((loadMicrograms + halfStep) / Math.max(1, micrograms - marginMicrograms)))
  const fits = least <= most
  return ok({ pieces, lowest: Math.min(pieces, least), highest: Math.max(pieces, most), sure: fits && least === pieces && most === pieces, fits })
}
