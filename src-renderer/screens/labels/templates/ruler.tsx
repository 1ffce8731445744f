import classes from './templates.module.css'

/** Room of a ruler in px. */
export const rulerPx = 24

/** A ruler in millimetres, numbered in tens; across or down. */
export const Ruler = ({ lengthMm, pxPerMm, down = false }: { readonly lengthMm: number; readonly pxPerMm: number; readonly down?: boolean }) => {
  const marks = Array.from({ length: Math.floor(lengthMm) + 1 }, (_, mm) => mm).filter((mm) => pxPerMm >= 2 || mm % 5 === 0)
  const lengthPx = lengthMm * pxPerMm
  return (
    <svg className={classes.ruler} width={down ? rulerPx : lengthPx} height={down ? lengthPx : rulerPx} aria-hidden>
      {marks.map((mm) => {
        const at = mm * pxPerMm
        const size = mm % 10 === 0 ? 10 : mm % 5 === 0 ? 7 : 4
        return down ? <line key={mm} x1={rulerPx - size} x2={rulerPx} y1={at} y2={at} /> : <line key={mm} x1={at} x2={at} y1={rulerPx - size} y2={rulerPx} />
      })}
      {marks.filter((mm) => mm % 10 === 0 && mm > 0 && mm < lengthMm).map((mm) => <text key={mm} x={down ? 2 : mm * pxPerMm} y={down ? mm * pxPerMm + 3 : 10} textAnchor={down ? 'start' : 'middle'}>{mm}</text>)}
    </svg>
  )
}
