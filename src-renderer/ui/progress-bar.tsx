import { useFormat } from './use-format.ts'
import classes from './progress-bar.module.css'

/** A thin bar with its figure: `permille` of the whole is done. The name says of what, for who cannot see it. */
export const ProgressBar = ({ permille, name, showFigure = true }: { readonly permille: number; readonly name: string; readonly showFigure?: boolean }) => {
  const format = useFormat()
  const clipped = Math.min(1000, Math.max(0, permille))
  return (
    <span className={classes.root}>
      <span className={classes.track} role="progressbar" aria-label={name} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.floor(clipped / 10)}>
        <span className={classes.bar} data-complete={clipped === 1000 || undefined} style={{ width: `${clipped / 10}%` }} />
      </span>
      {showFigure && <span className={classes.figure} translate="no">{format.percent(clipped)}</span>}
    </span>
  )
}
