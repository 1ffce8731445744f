import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PieceCount } from '#shared/domain/devices/count-by-weight.ts'
import { countPieces, weighSample } from '#shared/domain/devices/count-by-weight.ts'
import type { ScaleReading } from '#shared/domain/devices/scale-reading.ts'
import { digitMilligrams, toMilligrams } from '#shared/domain/devices/weight.ts'
import { milliPerUnit } from '#shared/domain/quantity.ts'
import { useClient } from '../../../api/hooks.ts'
import { useQuery } from '../../../ui/data/use-query.ts'
import type { Device } from '../../../ui/devices/use-devices.ts'
import { useLiveReading, useStationDevices } from '../../../ui/devices/use-devices.ts'
import type { FieldNumber } from '../../../ui/form/decimal-field.tsx'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import type { Line } from './delivery-state.ts'

/** What was taken from the scale: the quantity in thousandths of the base unit, and for pieces what they weighed together. */
export type Weighed = { readonly quantityMilli: number; readonly weightGrams: number | null }

/** Weighing for one line of a delivery. */
export type Weighing = {
  readonly scales: readonly Device[]
  readonly scale: Device
  readonly chooseScale: (deviceId: number) => void
  /** What the scale shows. */
  readonly reading: ScaleReading | null
  /** Weight of a container that stands on the scale too, in milligrams; the scale's own tare needs none. */
  readonly containerMg: FieldNumber
  readonly setContainerMg: (milligrams: FieldNumber) => void
  /** Null for what is counted in grams. `sampling`: the weight of a piece has to be found first. */
  readonly pieces: { readonly sampling: boolean; readonly count: PieceCount | null; readonly sampleSize: FieldNumber; readonly setSampleSize: (pieces: FieldNumber) => void; readonly newSample: () => void; readonly keepSample: () => Promise<string | undefined> } | null
  /** What Enter would take now; null with the reason in `why`. */
  readonly weighed: Weighed | null
  readonly why: string
}

const usualSample = 10

/** The reading without the container that a person named. The steps of the scale stay what they are. */
function withoutContainer(reading: ScaleReading, containerMg: FieldNumber): ScaleReading {
  const shown = reading.weight === null ? null : toMilligrams(reading.weight)
  if (shown === null || typeof containerMg !== 'number' || containerMg === 0) return reading
  return { ...reading, net: true, weight: { value: shown - containerMg, decimals: 0, unit: 'mg' } }
}

const nothing: ScaleReading = { state: 'motion', zero: false, net: false, weight: null }

/** What pieces of a known sample weigh, as a count of the load: the same sums as on the station. */
function piecesOn(sample: { readonly pieces: number; readonly sampleMg: number; readonly stepMg: number }, load: ScaleReading, stepMg: number | null) {
  const piece = weighSample(sample.pieces, { state: 'stable', zero: false, net: true, weight: { value: sample.sampleMg, decimals: 0, unit: 'mg' } }, sample.stepMg)
  return piece.ok ? countPieces(piece.value, load, stepMg) : piece
}

/** The scale of this station for a line that is counted in grams or pieces; null where there is nothing to weigh with or for. */
export function useWeighing(line: Line, active: boolean): Weighing | null {
  const { t } = useTranslation('receiving')
  const client = useClient()
  const describe = useDescribeFailure()
  const scales = useStationDevices().filter(({ setup }) => setup.kind === 'scale')
  const [chosen, setChosen] = useState<number | null>(null)
  const scale = scales.find(({ id }) => id === chosen) ?? scales.find(({ status }) => status.state === 'ready') ?? scales[0] ?? null
  const reading = useLiveReading(scale)
  const [containerMg, setContainerMg] = useState<FieldNumber>(null)
  const [sampleSize, setSampleSize] = useState<FieldNumber>(usualSample)
  const [wantsSample, setWantsSample] = useState(false)
  const isByPiece = line.baseUnit === 'each'
  const { value: known, refetch } = useQuery('devices.pieceWeight', active && isByPiece && line.productId !== null ? { productId: line.productId } : null)
  if (scale === null || (line.baseUnit !== 'g' && (!isByPiece || line.productId === null))) return null
  const productId = line.productId ?? 0

  const load = reading === null ? nothing : withoutContainer(reading, containerMg)
  const stepMg = reading?.weight == null ? null : digitMilligrams(reading.weight)
  const loadMg = load.weight === null ? null : toMilligrams(load.weight)
  const common = { scales, scale, chooseScale: setChosen, reading, containerMg, setContainerMg }
  const noReading = reading === null || containerMg === undefined
  if (!isByPiece) {
    const isGood = load.state === 'stable' && loadMg !== null && loadMg > 0 && !noReading
    const code = noReading ? 'no-reading' : load.state === 'stable' ? 'empty' : ({ motion: 'not-stable', over: 'overload', under: 'underload', error: 'scale-error' } as const)[load.state]
    return { ...common, pieces: null, weighed: isGood ? { quantityMilli: loadMg, weightGrams: null } : null, why: isGood ? '' : t(`weigh.why.${code}`) }
  }
  const sample = known?.sample ?? null
  const sampling = wantsSample || (known !== undefined && sample === null)
  const counted = sample === null || sampling ? null : piecesOn(sample, load, stepMg)
  const tried = sampling && typeof sampleSize === 'number' ? weighSample(sampleSize, load, stepMg) : null
  const keepSample = async (): Promise<string | undefined> => {
    if (tried === null || !tried.ok || loadMg === null || typeof sampleSize !== 'number') return undefined
    const reply = await client.call('devices.savePieceWeight', { productId, pieces: sampleSize, sampleMg: loadMg, stepMg: stepMg ?? 1 })
    if (!reply.ok) return describe('devices.savePieceWeight', reply.failure)
    setWantsSample(false)
    refetch()
    return undefined
  }
  const whyNot = (): string => {
    if (noReading) return t('weigh.why.no-reading')
    const failure = sampling ? (tried === null ? { code: 'bad-count' as const } : tried.ok ? null : tried.failure) : counted === null || counted.ok ? null : counted.failure
    if (failure !== null) return failure.code === 'too-light' ? t('weigh.why.too-light', { count: failure.neededCount }) : t(`weigh.why.${failure.code}`)
    return counted?.ok === true && !counted.value.fits ? t('weigh.why.no-fit') : ''
  }
  const count = counted?.ok === true && !noReading ? counted.value : null
  const weighed = count !== null && count.fits && count.pieces > 0 && loadMg !== null ? { quantityMilli: count.pieces * milliPerUnit, weightGrams: loadMg / milliPerUnit } : null
  return { ...common, pieces: { sampling, count, sampleSize, setSampleSize, newSample: () => setWantsSample(true), keepSample }, weighed, why: whyNot() }
}
