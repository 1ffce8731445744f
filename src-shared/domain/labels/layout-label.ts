import type { Result } from '#shared/result.ts'
import type { FilledLabel } from './filled-label.ts'
import type { LabelProblem } from './label-problem.ts'
import type { LabelTools, LaidOutLabel } from './laid-out-label.ts'

/**
 * A filled label in dots of a printer (`dotsPerMm` 6, 8, 12, 24 …), or everything on it that does not fit or cannot be drawn. Text is wrapped and made smaller within its limits,
 * symbols get the widest whole-dot module their box allows; nothing is cut off.
 */
export declare function layoutLabel(label: FilledLabel, dotsPerMm: number, tools: LabelTools): Result<LaidOutLabel, readonly LabelProblem[]>
