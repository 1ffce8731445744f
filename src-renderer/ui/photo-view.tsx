import { Skeleton } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from './data/use-query.ts'
import { Dialog } from './dialog.tsx'
import { blobOf } from './download.ts'
import classes from './photo-view.module.css'
import { useScreenKeys } from './keys.ts'

const Photo = ({ photoId, label, className }: { readonly photoId: number; readonly label: string; readonly className: string | undefined }) => {
  const { t } = useTranslation()
  const { value, failure } = useQuery('receiving.viewPhoto', { photoId })
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    if (value === undefined) return undefined
    const next = URL.createObjectURL(blobOf(value))
    setAddress(next)
    return () => URL.revokeObjectURL(next)
  }, [value])
  if (failure !== undefined) return <span className={classes.failed} role="alert">{t('photo.failed')}</span>
  return address === undefined ? <Skeleton className={className} /> : <img src={address} alt={label} className={className} />
}

const Large = ({ photoIds, first, onClose }: { readonly photoIds: readonly number[]; readonly first: number; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const [at, setAt] = useState(first)
  const photoId = photoIds[at]
  const step = (by: number) => () => setAt((before) => (before + by + photoIds.length) % photoIds.length)
  return (
    <Dialog title={t('photo.number', { number: at + 1, count: photoIds.length })} onClose={onClose} size="xl">
      <div className={classes.large} onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') step(-1)()
        if (event.key === 'ArrowRight') step(1)()
      }}>
        {photoIds.length > 1 && <button type="button" className={classes.step} data-autofocus aria-label={t('photo.previous')} onClick={step(-1)}><IconChevronLeft /></button>}
        {photoId !== undefined && <Photo key={photoId} photoId={photoId} label={t('photo.number', { number: at + 1, count: photoIds.length })} className={classes.whole} />}
        {photoIds.length > 1 && <button type="button" className={classes.step} aria-label={t('photo.next')} onClick={step(1)}><IconChevronRight /></button>}
      </div>
    </Dialog>
  )
}

/** Photos as small pictures; one opens large, with the arrows to the next (P opens the first). */
export const PhotoView = ({ photoIds }: { readonly photoIds: readonly number[] }) => {
  const { t } = useTranslation()
  const [open, setOpen] = useState<number | null>(null)
  useScreenKeys(photoIds.length === 0 ? [] : [{ combination: 'p', label: t('photo.larger'), run: () => setOpen(0) }])
  if (photoIds.length === 0) return null
  return (
    <div className={classes.root}>
      {photoIds.map((photoId, index) => (
        <button type="button" key={photoId} className={classes.small} aria-label={t('photo.open', { number: index + 1 })} onClick={() => setOpen(index)}><Photo photoId={photoId} label="" className={classes.thumb} /></button>
      ))}
      {open !== null && <Large photoIds={photoIds} first={open} onClose={() => setOpen(null)} />}
    </div>
  )
}
