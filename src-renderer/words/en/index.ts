import { common } from './common.ts'
import { devices } from './devices.ts'
import { failures } from './failures.ts'
import { imports } from './imports.ts'
import { labels } from './labels.ts'
import { orders } from './orders.ts'
import { people } from './people.ts'
import { products } from './products.ts'
import { receipts } from './receipts.ts'
import { receiving } from './receiving.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { suppliers } from './suppliers.ts'
import { trail } from './trail.ts'
import { variances } from './variances.ts'

/** The English catalogues, one namespace a screen. */
export const english = { common, devices, failures, imports, labels, orders, people, products, receipts, receiving, settings, shell, suppliers, trail, variances } as const
