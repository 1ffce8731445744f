import { Button, Group, Menu } from '@mantine/core'
import { IconBarcode, IconPlayerPlay, IconPrinter, IconScaleOutline } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useScreenKeys } from '../../ui/keys.ts'
import type { SimulatedKind } from './use-add-simulated.ts'
import { simulatedKinds, useAddSimulated } from './use-add-simulated.ts'

const icons = { scanner: IconBarcode, scale: IconScaleOutline, 'label-printer': IconPrinter } as const

const useNames = (): Readonly<Record<SimulatedKind, string>> => {
  const { t } = useTranslation('devices')
  return { scanner: t('simulated.addScanner'), scale: t('simulated.addScale'), 'label-printer': t('simulated.addPrinter') }
}

/** Simulated devices, one touch each: behind one button. S opens it. */
export const AddSimulatedMenu = () => {
  const { t } = useTranslation('devices')
  const { add, isRunning } = useAddSimulated()
  const names = useNames()
  const [open, setOpen] = useState(false)
  useScreenKeys([{ combination: 's', label: t('list.simulatedKey'), hint: true, run: () => { setOpen(true); return () => setOpen(false) } }])
  return (
    <Menu position="bottom-end" opened={open} onChange={setOpen}>
      <Menu.Target><Button variant="default" loading={isRunning} aria-keyshortcuts="s" leftSection={<IconPlayerPlay size={16} />}>{t('list.simulated')}</Button></Menu.Target>
      <Menu.Dropdown>
        {simulatedKinds.map((kind) => {
          const Sign = icons[kind]
          return <Menu.Item key={kind} leftSection={<Sign size={16} />} onClick={() => void add(kind)}>{names[kind]}</Menu.Item>
        })}
      </Menu.Dropdown>
    </Menu>
  )
}

/** The same as buttons, for a list that is still empty. */
export const AddSimulatedButtons = () => {
  const { add, isRunning } = useAddSimulated()
  const names = useNames()
  return <Group justify="center">{simulatedKinds.map((kind) => <Button key={kind} variant="default" disabled={isRunning} onClick={() => void add(kind)}>{names[kind]}</Button>)}</Group>
}
