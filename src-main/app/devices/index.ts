import type { AreaHandlers } from '../context.ts'
import { assign, removeDevice, setActive } from './change-device.ts'
import { identify, reconnect, scaleAct, simulate, simulation } from './device-acts.ts'
import { assignments, found, list, log } from './list-devices.ts'
import { pieceWeight, savePieceWeight } from './piece-weights.ts'
import { saveDevice } from './save-device.ts'
import { scannerSheet } from './scanner-sheet.ts'

/** Scanners, scales and printers of this computer. */
export const devicesHandlers: AreaHandlers<'devices'> = { list, found, save: saveDevice, setActive, remove: removeDevice, reconnect, identify, log, scaleAct, pieceWeight, savePieceWeight, assignments, assign, simulation, simulate, scannerSheet }
