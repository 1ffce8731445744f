import type { MeasureRow } from './ai-row.ts'

const trade = '01 02'
const logistic = '00 01'

/**
 * Application identifiers 310n to 369n: trade and logistic measures (GS1 General Specifications §3.6). Each has a field of six
 * digits and excludes its own kind with other decimals.
 */
export const measureAiRows: readonly MeasureRow[] = [
  ['310', 'NET WEIGHT (kg)', 'kg', trade],
  ['311', 'LENGTH (m)', 'm', trade],
  ['312', 'WIDTH (m)', 'm', trade],
  ['313', 'HEIGHT (m)', 'm', trade],
  ['314', 'AREA (m²)', 'm2', trade],
  ['315', 'NET VOLUME (l)', 'l', trade],
  ['316', 'NET VOLUME (m³)', 'm3', trade],
  ['320', 'NET WEIGHT (lb)', 'lb', trade],
  ['321', 'LENGTH (in)', 'in', trade],
  ['322', 'LENGTH (ft)', 'ft', trade],
  ['323', 'LENGTH (yd)', 'yd', trade],
  ['324', 'WIDTH (in)', 'in', trade],
  ['325', 'WIDTH (ft)', 'ft', trade],
  ['326', 'WIDTH (yd)', 'yd', trade],
  ['327', 'HEIGHT (in)', 'in', trade],
  ['328', 'HEIGHT (ft)', 'ft', trade],
  ['329', 'HEIGHT (yd)', 'yd', trade],
  ['330', 'GROSS WEIGHT (kg)', 'kg', logistic],
  ['331', 'LENGTH (m), log', 'm', logistic],
  ['332', 'WIDTH (m), log', 'm', logistic],
  ['333', 'HEIGHT (m), log', 'm', logistic],
  ['334', 'AREA (m²), log', 'm2', logistic],
  ['335', 'VOLUME (l), log', 'l', logistic],
  ['336', 'VOLUME (m³), log', 'm3', logistic],
  ['337', 'KG PER m²', 'kg/m2', '01'],
  ['340', 'GROSS WEIGHT (lb)', 'lb', logistic],
  ['341', 'LENGTH (in), log', 'in', logistic],
  ['342', 'LENGTH (ft), log', 'ft', logistic],
  ['343', 'LENGTH (yd), log', 'yd', logistic],
  ['344', 'WIDTH (in), log', 'in', logistic],
  ['345', 'WIDTH (ft), log', 'ft', logistic],
  ['346', 'WIDTH (yd), log', 'yd', logistic],
  ['347', 'HEIGHT (in), log', 'in', logistic],
  ['348', 'HEIGHT (ft), log', 'ft', logistic],
  ['349', 'HEIGHT (yd), log', 'yd', logistic],
  ['350', 'AREA (in²)', 'in2', trade],
  ['351', 'AREA (ft²)', 'ft2', trade],
  ['352', 'AREA (yd²)', 'yd2', trade],
  ['353', 'AREA (in²), log', 'in2', logistic],
  ['354', 'AREA (ft²), log', 'ft2', logistic],
  ['355', 'AREA (yd²), log', 'yd2', logistic],
  ['356', 'NET WEIGHT (tr oz)', 'ozt', trade],
  ['357', 'NET VOLUME (oz)', 'oz', trade],
  ['360', 'NET VOLUME (qt (US))', 'qt', trade],
  ['361', 'NET VOLUME (gal.)', 'gal', trade],
  ['362', 'VOLUME (qt (US)), log', 'qt', logistic],
  ['363', 'VOLUME (gal (US)), log', 'gal', logistic],
  ['364', 'NET VOLUME (in³)', 'in3', trade],
  ['365', 'NET VOLUME (ft³)', 'ft3', trade],
  ['366', 'NET VOLUME (yd³)', 'yd3', trade],
  ['367', 'VOLUME (in³), log', 'in3', logistic],
  ['368', 'VOLUME (ft³), log', 'ft3', logistic],
  ['369', 'VOLUME (yd³), log', 'yd3', logistic]
]
