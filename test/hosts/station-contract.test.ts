import { openHttpHost, openSocketHost } from './built-station.ts'
import { contractSuite } from './contract-suite.ts'

contractSuite('the station over HTTP', openHttpHost)
contractSuite('the station over a WebSocket', openSocketHost)
