import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { hrefs } from '../../../ui/hrefs.ts'
import { Page } from '../../../ui/page.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { useFormat } from '../../../ui/use-format.ts'
import classes from './counting-screen.module.css'
import type { Delivery } from './delivery-state.ts'
import { LineDialog } from './line-dialog.tsx'
import { LinesTable } from './lines-table.tsx'
import { SidePanel } from './side-panel.tsx'

/** A delivery that was posted, reversed or given up: everything can be read, nothing changed. */
export const EndedDelivery = ({ delivery }: { readonly delivery: Delivery }) => {
  const { t } = useTranslation(['receiving', 'common'])
  const [, navigate] = useLocation()
  const format = useFormat()
  const scroller = useRef<HTMLDivElement>(null)
  const [selectedId, setSelectedId] = useState<number | null>(null)
  const [openId, setOpenId] = useState<number | null>(null)
  const open = delivery.lines.find(({ id }) => id === openId)
  const { receiptId, receiptNumber } = delivery
  return (
    <Page title={delivery.supplierName === '' ? delivery.number : `${delivery.number} · ${delivery.supplierName}`} parent={{ title: t('board.title'), href: hrefs.receiving }} kind="list"
      headline={<><StateBadge large tone={delivery.state === 'posted' ? 'good' : 'attention'}>{t(`common:deliveryState.${delivery.state}`)}</StateBadge>{delivery.postedAt !== null && <span>{format.dateTime(delivery.postedAt)} · {delivery.postedBy}</span>}</>}
      actions={receiptId === null ? undefined : <Button onClick={() => navigate(hrefs.receipt(receiptId))}>{t('state.receipt', { number: receiptNumber ?? '' })}</Button>}>
      <div className={classes.screen}>
        <div className={classes.work} style={{ padding: 0 }}><LinesTable lines={delivery.lines} blind={false} selectedId={selectedId} latestId={null} scroller={scroller} onSelect={setSelectedId} onOpen={setOpenId} /></div>
        <SidePanel delivery={delivery} station="" canCount={false} onUndo={() => undefined} onOpenScan={() => undefined} />
      </div>
      {open !== undefined && <LineDialog deliveryId={delivery.id} line={open} canCount={false} onCount={() => undefined} onUndo={() => undefined} onIdentify={() => undefined} onChanged={() => undefined} onClose={() => setOpenId(null)} />}
    </Page>
  )
}
