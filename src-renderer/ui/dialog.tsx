import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScanHandler } from '../scanner/scan-hub.ts'
import { useScanner } from '../scanner/use-scanner.ts'
import type { ScreenKey } from './keys.ts'
import { useScreenKeys } from './keys.ts'
import { useReturnFocus } from './use-return-focus.ts'
import { useSounds } from './use-sounds.ts'
import { useToast } from './use-toast.ts'

type DialogProps = {
  readonly title: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
  readonly size?: 'sm' | 'md' | 'lg' | 'xl'
  /** Takes the scans while the dialog is open; without it a scan is refused with a sound, so that nothing is counted unseen below. */
  readonly onScan?: ScanHandler
  /** Further keys of the dialog; only one set of keys is heard at a time, so they belong here and not to a hook of their own. */
  readonly keys?: readonly ScreenKey[]
  /** The act of Ctrl+Enter. */
  readonly onMainAct?: (() => void) | undefined
}

const useRefuseScan = (): ScanHandler => {
  const { t } = useTranslation('shell')
  const sounds = useSounds()
  const toast = useToast()
  return () => {
    sounds.play('stop')
    toast.stop(t('scan.dialogOpen'))
  }
}

/** A dialog over the screen: Escape closes it, the keys and scans of the screen below rest while it is open, and the focus goes back to where it was. Mount it to open it. */
export const Dialog = ({ title, onClose, children, size = 'md', onScan, onMainAct, keys = [] }: DialogProps) => {
  const { t } = useTranslation()
  const refuse = useRefuseScan()
  useReturnFocus()
  useScanner(onScan ?? refuse, { level: 'dialog' })
  useScreenKeys([
    ...keys,
    { combination: 'Escape', label: t('action.close'), run: onClose },
    ...(onMainAct === undefined ? [] : [{ combination: 'Ctrl+Enter', label: t('action.done'), run: onMainAct }])
  ], { level: 'dialog' })
  return (
    <Modal opened onClose={onClose} title={title} size={size} closeOnEscape={false} closeButtonProps={{ 'aria-label': t('action.close') }}
      styles={{ title: { fontWeight: 650, fontSize: '1.0625rem' } }}>
      {children}
      {/* Where nothing in the dialog asks for the focus it rests here, so that Enter of an unrecognised scanner does not press the closing button. */}
      <span tabIndex={-1} data-autofocus />
    </Modal>
  )
}
