import { useMantineColorScheme } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { hrefs } from '../ui/hrefs.ts'
import { useMay, useSession } from '../ui/use-session.ts'
import type { Right } from '../ui/use-session.ts'
import { useSounds } from '../ui/use-sounds.ts'
import { navItems } from './nav-items.ts'

/** Something the palette can do or go to. */
export type PaletteAct = { readonly key: string; readonly group: 'act' | 'goTo'; readonly label: string; readonly keys?: string; readonly run: () => void }

/** The acts that the person at the station may do from anywhere. */
export function usePaletteActs(onKeys: () => void): readonly PaletteAct[] {
  const { t } = useTranslation('shell')
  const [, navigate] = useLocation()
  const { operator, signOut } = useSession()
  const may = useMay()
  const sounds = useSounds()
  const { setColorScheme } = useMantineColorScheme()
  return useMemo(() => {
    const create: readonly (readonly [string, string, Right, string])[] = [
      ['new-order', t('palette.newOrder'), 'purchase', hrefs.newOrder], ['new-product', t('palette.newProduct'), 'keepCatalog', hrefs.newProduct], ['new-supplier', t('palette.newSupplier'), 'purchase', hrefs.newSupplier], ['new-import', t('palette.newImport'), 'importFiles', hrefs.imports], ['new-device', t('palette.newDevice'), 'keepDevices', hrefs.newDevice], ['print-labels', t('palette.printLabels'), 'printLabels', hrefs.labels], ['print-queue', t('palette.printQueue'), 'read', hrefs.printQueue], ['label-templates', t('palette.labelTemplates'), 'read', hrefs.templates], ['label-printers', t('palette.labelPrinters'), 'read', hrefs.labelPrinters], ['backup', t('palette.backup'), 'administer', '/settings/backups']
    ]
    return [
      ...create.filter(([, , right]) => may(right)).map(([key, label, , href]): PaletteAct => ({ key, group: 'act', label, run: () => navigate(href) })),
      ...navItems.filter((item) => may(item.right)).map((item): PaletteAct => ({ key: `go-${item.key}`, group: 'goTo', label: t('palette.go', { screen: t(`nav.${item.key}`) }), run: () => navigate(item.href) })),
      { key: 'keys', group: 'act', label: t('palette.keys'), keys: 'F1', run: onKeys },
      { key: 'mute', group: 'act', label: t('palette.mute'), run: () => sounds.setMuted(!sounds.muted()) },
      { key: 'light', group: 'act', label: t('palette.light'), run: () => setColorScheme('light') },
      { key: 'dark', group: 'act', label: t('palette.dark'), run: () => setColorScheme('dark') },
      { key: 'sign-out', group: 'act', label: t('palette.signOut'), run: signOut }
    ]
    // Rights follow the role; the session's functions are stable.
  }, [t, navigate, operator.role, onKeys, sounds, setColorScheme, signOut])
}
