import { ActionIcon, Button } from '@mantine/core'
import { useElementSize, useViewportSize } from '@mantine/hooks'
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import type { MouseEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LabelTemplate } from '#shared/domain/labels/template.ts'
import { useScreenKeys } from '../../../ui/keys.ts'
import { useFormat } from '../../../ui/use-format.ts'
import { Ruler, rulerPx } from './ruler.tsx'
import { elementAt } from './template-edits.ts'
import classes from './templates.module.css'
import type { TemplatePreview } from './use-template-preview.ts'

type LabelCanvasProps = { readonly template: LabelTemplate; readonly preview: TemplatePreview; readonly selected: number; readonly wrong: ReadonlySet<number>; readonly onSelect?: (index: number) => void }

/** Steps of the zoom in px a millimetre. */
const steps = [2, 3, 4, 6, 8, 12, 16] as const
const fewest = 1.5
/** Share of the window the label may be high, beside its form and above it; the style sheet has the same. */
const heightShares = [{ from: 1280, share: 0.6 }, { from: 1000, share: 0.44 }, { from: 0, share: 0.4 }] as const

/** The label with rulers, as large as wanted: a click chooses the element there, the chosen one is framed, and what is wrong is framed too. */
export const LabelCanvas = ({ template, preview, selected, wrong, onSelect }: LabelCanvasProps) => {
  const { t } = useTranslation('labels')
  const format = useFormat()
  const { ref, width } = useElementSize<HTMLDivElement>()
  const window = useViewportSize()
  const [zoom, setZoom] = useState<number | null>(null)
  const { widthMm, heightMm, elements } = template
  const roomPx = window.height * (heightShares.find(({ from }) => window.width >= from)?.share ?? 0.4)
  const fitted = Math.max(fewest, Math.min(10, (width - rulerPx - 4) / widthMm, (roomPx - rulerPx - 4) / heightMm))
  const pxPerMm = zoom ?? fitted
  const larger = (): void => setZoom(steps.find((step) => step > pxPerMm + 0.01) ?? pxPerMm)
  const smaller = (): void => setZoom(steps.findLast((step) => step < pxPerMm - 0.01) ?? pxPerMm)
  useScreenKeys([{ combination: '+', label: t('template.zoomIn'), run: larger }, { combination: '-', label: t('template.zoomOut'), run: smaller }, { combination: '0', label: t('template.zoomFit'), run: () => setZoom(null) }])
  const choose = (event: MouseEvent<HTMLDivElement>): void => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const index = elementAt(template, (event.clientX - left) / pxPerMm, (event.clientY - top) / pxPerMm)
    if (index >= 0) onSelect?.(index)
  }
  const size = { width: widthMm * pxPerMm, height: heightMm * pxPerMm }
  return (
    <div className={classes.canvasRoot}>
      <div className={classes.zoom} role="group" aria-label={t('template.zoom')}>
        <ActionIcon aria-label={t('template.zoomOut')} onClick={smaller}><IconZoomOut size={18} /></ActionIcon>
        <Button size="xs" variant="default" onClick={() => setZoom(null)}>{t('template.zoomFit')}</Button>
        <ActionIcon aria-label={t('template.zoomIn')} onClick={larger}><IconZoomIn size={18} /></ActionIcon>
        <span className={classes.hint}>{t('print.size', { width: format.quantity(Math.round(widthMm * 1000)), height: format.quantity(Math.round(heightMm * 1000)) })}{preview.picture !== null && <> · {t(`print.drawnFrom.${preview.picture.source}`)}</>}</span>
      </div>
      <div ref={ref} className={classes.scroller} tabIndex={0} role="group" aria-label={t('template.preview')}>
        <div className={classes.canvas} style={{ gridTemplateColumns: `${rulerPx}px ${size.width}px` }}>
          <span /><Ruler lengthMm={widthMm} pxPerMm={pxPerMm} />
          <Ruler lengthMm={heightMm} pxPerMm={pxPerMm} down />
          <div className={classes.paper} style={size} onClick={choose}>
            {preview.picture !== null && <img src={`data:image/png;base64,${preview.picture.contentBase64}`} alt={t('print.picture', { name: template.name })} data-old={preview.isOld || undefined} style={{ width: preview.picture.widthMm * pxPerMm, height: preview.picture.heightMm * pxPerMm }} />}
            <svg className={classes.frames} viewBox={`0 0 ${widthMm} ${heightMm}`} aria-hidden>
              {elements.map((element, index) => (index === selected || wrong.has(index) ? <rect key={index} x={element.xMm} y={element.yMm} width={element.widthMm} height={element.heightMm} data-wrong={wrong.has(index) || undefined} data-selected={index === selected || undefined} /> : null))}
            </svg>
          </div>
        </div>
      </div>
    </div>
  )
}
