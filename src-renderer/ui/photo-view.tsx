import { Modal, Skeleton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from './data/use-query.ts'
import classes from './photo-view.module.css'

/** A photo of a line, small; a click shows it as large as the window. */
export const PhotoView = ({ photoId }: { readonly photoId: number }) => {
  const { t } = useTranslation()
  const [large, setLarge] = useState(false)
  const { value, failure } = useQuery('receiving.viewPhoto', { photoId })
  if (failure !== undefined) return <span className={classes.failed}>{t('photo.failed')}</span>
  if (value === undefined) return <Skeleton className={classes.thumb} aria-label={t('photo.loading')} />
  const source = `data:${value.mime};base64,${value.contentBase64}`
  return (
    <>
      <button type="button" className={classes.thumb} onClick={() => setLarge(true)} aria-label={t('photo.larger')}><img src={source} alt={value.fileName} /></button>
      <Modal opened={large} onClose={() => setLarge(false)} title={value.fileName} size="xl" closeButtonProps={{ 'aria-label': t('action.close') }}><img className={classes.large} src={source} alt={value.fileName} /></Modal>
    </>
  )
}
