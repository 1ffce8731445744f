import type { Icon } from '@tabler/icons-react'
import { IconBuildingFactory2, IconClipboardList, IconFileImport, IconInfoCircle, IconPackages, IconPlugConnected, IconReceipt2, IconScale, IconSettings, IconTag, IconTruckDelivery, IconUsers } from '@tabler/icons-react'
import { hrefs } from '../ui/hrefs.ts'
import type { Right } from '../ui/use-session.ts'

/** One screen of the navigation; without the right it is not shown. */
export type NavItem = { readonly key: 'receiving' | 'orders' | 'suppliers' | 'products' | 'variances' | 'receipts' | 'labels' | 'imports' | 'devices' | 'people' | 'settings' | 'about'; readonly href: string; readonly icon: Icon; readonly right: Right; /** Stands in the bar of a phone. */ readonly onPhone: boolean }

/** Every screen there is, in the order of the day: what arrives, what was ordered, of whom, what it is, what went wrong. */
export const navItems: readonly NavItem[] = [
  { key: 'receiving', href: hrefs.receiving, icon: IconTruckDelivery, right: 'read', onPhone: true },
  { key: 'orders', href: hrefs.orders, icon: IconClipboardList, right: 'read', onPhone: true },
  { key: 'products', href: hrefs.products, icon: IconPackages, right: 'read', onPhone: true },
  { key: 'suppliers', href: hrefs.suppliers, icon: IconBuildingFactory2, right: 'read', onPhone: false },
  { key: 'variances', href: hrefs.variances, icon: IconScale, right: 'read', onPhone: true },
  { key: 'receipts', href: hrefs.receipts, icon: IconReceipt2, right: 'read', onPhone: false },
  { key: 'labels', href: hrefs.labels, icon: IconTag, right: 'read', onPhone: false },
  { key: 'imports', href: hrefs.imports, icon: IconFileImport, right: 'importFiles', onPhone: false },
  { key: 'devices', href: hrefs.devices, icon: IconPlugConnected, right: 'read', onPhone: false },
  { key: 'people', href: hrefs.people, icon: IconUsers, right: 'administer', onPhone: false },
  { key: 'settings', href: hrefs.settings, icon: IconSettings, right: 'read', onPhone: false },
  { key: 'about', href: hrefs.about, icon: IconInfoCircle, right: 'read', onPhone: false }
]
