import { useTranslation } from 'react-i18next'
import type { ReceivingCommand } from '#shared/domain/barcode/commands.ts'
import { useSounds } from '../../../ui/use-sounds.ts'
import { useToast } from '../../../ui/use-toast.ts'
import type { OpenDialog } from './counting-dialogs.tsx'
import type { WaitingOutcome } from './panel.ts'
import { standingOf } from './panel.ts'
import type { Counting } from './use-counting.ts'
import type { Option } from './waiting-choices.tsx'
import { keyOfCommand, useWaitingOptions } from './waiting-choices.tsx'

/** What can be done about the scan the panel asks about, by key, by button, or by a code of the command sheet. */
export function useWaitingScan(outcome: WaitingOutcome | null, counting: Counting, onOpen: (dialog: OpenDialog) => void): { readonly options: readonly Option[]; readonly obey: (command: ReceivingCommand) => void } {
  const { t } = useTranslation('receiving')
  const sounds = useSounds()
  const toast = useToast()
  const refuse = async (scanId: number, packId: number): Promise<void> => {
    const counted = standingOf(await counting.decide(scanId, { choice: 'add-product', packId }))
    if (counted !== null) await counting.setCondition('refused', { eventId: counted.event.id })
  }
  const options = useWaitingOptions(outcome, {
    onDecide: (scanId, choice) => void counting.decide(scanId, choice),
    onLink: (scanId, code) => onOpen({ kind: 'link', scanId, code }),
    onSetAside: (scanId, code) => onOpen({ kind: 'set-aside', scanId, code }),
    onDetail: (needed) => onOpen({ kind: 'detail', outcome: needed }),
    onRefuse: (scanId, packId) => void refuse(scanId, packId)
  })
  const obey = (command: ReceivingCommand): void => {
    const key = keyOfCommand(command, options)
    const option = options.find((one) => one.key === key)
    if (option !== undefined) return option.run()
    // The decision comes first, and a person who looks at the truck has to hear that.
    sounds.play('stop')
    toast.stop(t('choice.decideFirst'))
  }
  return { options, obey }
}
