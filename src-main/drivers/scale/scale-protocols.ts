import type { ScaleProtocolName } from '#shared/domain/devices/configuration.ts'
import { adam } from './adam.ts'
import { and } from './and.ts'
import { cas } from './cas.ts'
import { casEcr } from './cas-ecr.ts'
import { dymoHid } from './dymo-hid.ts'
import { mtSics } from './mt-sics.ts'
import { nci, scp12 } from './nci.ts'
import { ohaus } from './ohaus.ts'
import type { ScaleProtocol } from './scale-protocol.ts'
import { toledo8217 } from './toledo-8217.ts'
import { toledoContinuous } from './toledo-continuous.ts'

/** Every protocol by its name. */
export const scaleProtocolByName: Readonly<Record<ScaleProtocolName, ScaleProtocol>> = {
  'mt-sics': mtSics, 'toledo-8217': toledo8217, nci, 'scp-12': scp12, 'toledo-continuous': toledoContinuous, cas, 'cas-ecr': casEcr, and, ohaus, adam, 'dymo-hid': dymoHid
}
