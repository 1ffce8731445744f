import { Button, Menu } from '@mantine/core'
import { IconDotsVertical, IconPencil, IconPower, IconRefresh, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { useClient, useCommand } from '../../api/hooks.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { useDeviceWord } from '../../ui/devices/device-state.tsx'
import type { Device } from '../../ui/devices/use-devices.ts'
import { hrefs } from '../../ui/hrefs.ts'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { useMay } from '../../ui/use-session.ts'
import { useToast } from '../../ui/use-toast.ts'

/** Asks before a device is forgotten. */
const RemoveDialog = ({ device, onClose, onRemoved }: { readonly device: Device; readonly onClose: () => void; readonly onRemoved: () => void }) => {
  const { t } = useTranslation('devices')
  const client = useClient()
  const describe = useDescribeFailure()
  const toast = useToast()
  const { name } = device.setup
  return (
    <ConfirmDialog title={t('page.removeTitle', { name })} text={t('page.removeText')} confirmLabel={t('page.remove')} dangerous onClose={onClose} onConfirm={async () => {
      const reply = await client.call('devices.remove', { deviceId: device.id })
      if (!reply.ok) return describe('devices.remove', reply.failure)
      toast.good(t('page.removed', { name }))
      onClose()
      onRemoved()
      return undefined
    }} />
  )
}

/** Tries the line of a device again at once. */
const AgainButton = ({ device }: { readonly device: Device }) => {
  const { t } = useTranslation('devices')
  const { run, isRunning } = useCommand('devices.reconnect')
  const describe = useDescribeFailure()
  const wordOf = useDeviceWord()
  const toast = useToast()
  const again = async (): Promise<void> => {
    const reply = await run({ deviceId: device.id })
    if (!reply.ok) return toast.stop(describe('devices.reconnect', reply.failure))
    const text = t('page.tried', { name: device.setup.name, state: wordOf(reply.value) })
    return reply.value.status.state === 'ready' ? toast.good(text) : toast.attention(text)
  }
  return <Button variant="default" loading={isRunning} leftSection={<IconRefresh size={16} />} onClick={() => void again()}>{t('page.again')}</Button>
}

/** What can be done with a device: try again, change, switch off or on, remove. `opens` leads to its page from beside the list. */
export const DeviceActs = ({ device, opens = false }: { readonly device: Device; readonly opens?: boolean }) => {
  const { t } = useTranslation('devices')
  const [, navigate] = useLocation()
  const may = useMay()
  const client = useClient()
  const describe = useDescribeFailure()
  const toast = useToast()
  const [removes, setRemoves] = useState(false)
  const { name } = device.setup
  const setActive = async (active: boolean): Promise<void> => {
    const reply = await client.call('devices.setActive', { deviceId: device.id, active })
    if (!reply.ok) return toast.stop(describe('devices.setActive', reply.failure))
    toast.good(t(active ? 'page.switchedOn' : 'page.switchedOff', { name }), () => void setActive(!active))
  }
  const isTroubled = device.active && device.status.state !== 'ready'
  return (
    <>
      {opens && <Button component={Link} href={hrefs.device(device.id)} variant="default">{t('page.open')}</Button>}
      {isTroubled && <AgainButton device={device} />}
      {may('keepDevices') && (
        <>
          {!device.active && <Button variant="default" leftSection={<IconPower size={16} />} onClick={() => void setActive(true)}>{t('page.switchOn')}</Button>}
          {!opens && <Button variant="default" leftSection={<IconPencil size={16} />} onClick={() => navigate(hrefs.editDevice(device.id))}>{t('page.change')}</Button>}
          <Menu position="bottom-end">
            <Menu.Target><Button variant="default" px={8} aria-label={t('page.more')}><IconDotsVertical size={16} /></Button></Menu.Target>
            <Menu.Dropdown>
              {opens && <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => navigate(hrefs.editDevice(device.id))}>{t('page.change')}</Menu.Item>}
              {device.active && <Menu.Item leftSection={<IconPower size={16} />} onClick={() => void setActive(false)}>{t('page.switchOff')}</Menu.Item>}
              <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => setRemoves(true)}>{t('page.remove')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      )}
      {removes && <RemoveDialog device={device} onClose={() => setRemoves(false)} onRemoved={() => navigate(hrefs.devices)} />}
    </>
  )
}
