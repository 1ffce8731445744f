import type { LabelTemplate } from '../template.ts'
import { caseSticker, longLotCaseSticker, smallCaseSticker, ssccLabel } from './case-templates.ts'
import { binLabel, commandSticker, operatorBadge, quarantineSticker } from './house-templates.ts'
import { productSticker, retailSticker } from './product-templates.ts'

/** The templates every station begins with; the first of a kind is the one used until somebody chooses another. */
export const shippedTemplates: readonly LabelTemplate[] = [productSticker, retailSticker, caseSticker, longLotCaseSticker, smallCaseSticker, ssccLabel, quarantineSticker, binLabel, operatorBadge, commandSticker]
