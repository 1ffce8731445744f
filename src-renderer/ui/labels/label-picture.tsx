import { useTranslation } from 'react-i18next'
import { useFormat } from '../use-format.ts'
import classes from './labels.module.css'

type LabelPictureProps = { readonly contentBase64: string | null; readonly widthMm: number; readonly heightMm: number; readonly name: string; /** null while the first picture is being drawn. */ readonly source: 'printer-bytes' | 'layout' | null; readonly isOld?: boolean }

/** A label as it will come out, as large as its room allows, with its size and what it was drawn from. */
export const LabelPicture = ({ contentBase64, widthMm, heightMm, name, source, isOld = false }: LabelPictureProps) => {
  const { t } = useTranslation('labels')
  const format = useFormat()
  return (
    <figure className={classes.figure}>
      <div className={classes.paper} style={{ aspectRatio: `${widthMm} / ${heightMm}`, maxWidth: `min(100%, calc(56vh * ${widthMm / heightMm}))` }} data-old={isOld || undefined}>
        {contentBase64 !== null && <img src={`data:image/png;base64,${contentBase64}`} alt={t('print.picture', { name })} />}
      </div>
      <figcaption>{t('print.size', { width: format.quantity(widthMm * 1000), height: format.quantity(heightMm * 1000) })} · {source === null ? t('print.drawing') : t(`print.drawnFrom.${source}`)}</figcaption>
    </figure>
  )
}
