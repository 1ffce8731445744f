import { Button, Group, Kbd } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Output } from '#shared/api/index.ts'
import { hrefs } from '../../../ui/hrefs.ts'
import { useScreenKeys } from '../../../ui/keys.ts'
import { Notice } from '../../../ui/notice.tsx'
import { Page } from '../../../ui/page.tsx'
import { useStickerWords } from '../../../ui/printing/use-sticker-words.ts'
import { StateShape } from '../../../ui/state-badge.tsx'
import { useFormat } from '../../../ui/use-format.ts'
import { Placed } from './placed.tsx'
import classes from './posted.module.css'

const Key = ({ children }: { readonly children: string }) => <Kbd translate="no" aria-hidden>{children}</Kbd>

/** What a posting did, in numbers, and where to go on; each by one key. */
export const Posted = ({ posted }: { readonly posted: Output<'receiving.postDelivery'> }) => {
  const { t } = useTranslation('receiving')
  const format = useFormat()
  const stickers = useStickerWords()(posted.stickers, 'finish')
  const [, navigate] = useLocation()
  const title = t('posted.title', { number: posted.receiptNumber })
  const openReceipt = (): void => navigate(hrefs.receipt(posted.receiptId))
  const [onlyDifference] = posted.varianceIds.length === 1 ? posted.varianceIds : []
  const openDifferences = (): void => navigate(onlyDifference === undefined ? hrefs.variances : hrefs.variance(onlyDifference))
  useScreenKeys([{ combination: 'r', label: t('posted.receipt'), hint: true, run: openReceipt }, ...(posted.differences > 0 ? [{ combination: 'd', label: t('posted.register'), hint: true, run: openDifferences }] : [])])
  const places = (['acceptedMilli', 'quarantineMilli', 'writtenOffMilli', 'refusedMilli'] as const).flatMap((place) => (posted.placed.some((one) => one[place] !== 0) ? [{ place, quantity: <Placed placed={posted.placed} place={place} /> }] : []))
  return (
    <Page title={title} parent={{ title: t('board.title'), href: hrefs.receiving }} main={{ label: t('posted.next'), run: () => navigate(hrefs.receiving) }}>
      <section className={classes.posted} role="status">
        <h2 className={classes.title}><StateShape tone="good" size={36} />{title}</h2>
        {places.length > 0 && <ul className={classes.places} aria-label={t('posted.where')}>{places.map(({ place, quantity }) => <li key={place}><strong>{quantity}</strong> {t(`posted.place.${place}`)}</li>)}</ul>}
        <p className={classes.text}>{t('posted.lines', { count: posted.lines })} · {posted.differences === 0 ? t('posted.none') : t('posted.differences', { count: posted.differences })} · {format.moneys(posted.values)}</p>
        <Group gap={8}>
          <Button variant="white" onClick={openReceipt} aria-keyshortcuts="R" rightSection={<Key>R</Key>}>{t('posted.receipt')}</Button>
          {posted.differences > 0 && <Button variant="white" onClick={openDifferences} aria-keyshortcuts="D" rightSection={<Key>D</Key>}>{t('posted.register')}</Button>}
        </Group>
      </section>
      {stickers !== null && <Notice tone={posted.stickers?.failure === null ? 'good' : 'attention'}>{stickers}</Notice>}
    </Page>
  )
}
