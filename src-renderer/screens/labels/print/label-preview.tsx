import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { LabelPicture } from '../../../ui/labels/label-picture.tsx'
import { ProblemList } from '../../../ui/labels/problem-list.tsx'
import { useElementTitle } from '../../../ui/labels/use-element-title.ts'
import { Notice } from '../../../ui/notice.tsx'
import { usePrinters } from '../../../ui/printing/use-printers.ts'
import classes from './label-screen.module.css'
import type { LabelScreenState } from './use-label-screen.ts'

/** The label as it will come out, large, with everything that keeps it from being printed. */
export const LabelPreview = ({ state: { form, drawing } }: { readonly state: LabelScreenState }) => {
  const { t } = useTranslation('labels')
  const titleOf = useElementTitle(drawing.template?.body)
  const printers = usePrinters()
  const { preview, prepared, template, isSettled } = drawing
  const printer = printers.find(({ id }) => id === (form.printerId ?? prepared?.printerId))
  const isSimulated = printer?.isSimulated ?? prepared?.printerIsSimulated ?? false
  return (
    <section className={classes.preview} aria-label={t('template.preview')}>
      {drawing.subject === null && <EmptyState title={t('print.waiting')} text={t('print.waitingText')} />}
      {drawing.subject !== null && template !== undefined && <LabelPicture {...(preview ?? { contentBase64: null, widthMm: template.template.widthMm, heightMm: template.template.heightMm, source: null })} name={template.template.name} isOld={!isSettled} />}
      {preview !== undefined && <ProblemList problems={preview.problems} titleOf={titleOf} />}
      {prepared?.takesCode === true && <Notice tone="attention">{t('print.takesCode')}</Notice>}
      {prepared?.code !== null && prepared?.code !== undefined && <p className={classes.code}>{t('print.code', { code: prepared.code })}</p>}
      {drawing.subject !== null && isSimulated && <p className={classes.code}>{t('print.isSimulated')}</p>}
    </section>
  )
}
