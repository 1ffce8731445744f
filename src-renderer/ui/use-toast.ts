import { notifications } from '@mantine/notifications'
import { createElement, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey } from './new-key.ts'
import { StateShape } from './state-badge.tsx'
import type { Tone } from './state-badge.tsx'
import { ToastBody } from './toast-body.tsx'

/** Short messages over the screen. */
export type Toast = {
  readonly good: (text: string, undo?: () => void) => void
  readonly attention: (text: string) => void
  readonly stop: (text: string) => void
}

const showForMs: Readonly<Record<'good' | 'attention' | 'stop', number>> = { good: 4000, attention: 8000, stop: 12_000 }
const undoForMs = 10_000

/** Shows messages that go by themselves; a good one may carry an undo. */
export function useToast(): Toast {
  const { t } = useTranslation()
  return useMemo(() => {
    const show = (tone: keyof typeof showForMs, text: string, undo?: () => void): void => {
      const id = newKey()
      const undoOnce = undo === undefined ? undefined : () => {
        notifications.hide(id)
        undo()
      }
      notifications.show({
        id, icon: createElement(StateShape, { tone: tone satisfies Tone, size: 16 }), message: createElement(ToastBody, { text, ...(undoOnce === undefined ? {} : { undo: undoOnce }) }), autoClose: undo === undefined ? showForMs[tone] : undoForMs,
        role: tone === 'good' ? 'status' : 'alert', closeButtonProps: { 'aria-label': t('toast.close') }, className: `dk-toast dk-toast-${tone}`
      })
    }
    return { good: (text, undo) => show('good', text, undo), attention: (text) => show('attention', text), stop: (text) => show('stop', text) }
  }, [t])
}
