import type { AiRow } from './ai-row.ts'

const item = '01 02 03 8006 8026'

/** Application identifiers 00 to 37: what an item or logistic unit is, its lot, serial, dates and counts (GS1 General Specifications §3.3 to §3.6). */
export const itemAiRows: readonly AiRow[] = [
  ['00', 'n18:check:gcp2', 'pq', 'SSCC', { key: '' }],
  ['01', 'n14:check:gcp2', 'pq', 'GTIN', { key: '22 10 21|235', not: '255 37' }],
  ['02', 'n14:check:gcp2', 'pq', 'CONTENT', { needs: '37', not: '01 03' }],
  ['03', 'n14:check:gcp2', 'p', 'MTO GTIN', { not: '01 02 37 235' }],
  ['10', 'x1-20', 'q', 'BATCH/LOT', { needs: item }],
  ['11', 'n6:date0', 'pq', 'PROD DATE', { needs: item }],
  ['12', 'n6:date0', 'pq', 'DUE DATE', { needs: '8020' }],
  ['13', 'n6:date0', 'pq', 'PACK DATE', { needs: item }],
  ['15', 'n6:date0', 'pq', 'BEST BEFORE or BEST BY', { needs: item }],
  ['16', 'n6:date0', 'pq', 'SELL BY', { needs: item }],
  ['17', 'n6:date0', 'pq', 'USE BY or EXPIRY', { needs: `${item} 255` }],
  ['20', 'n2', 'pq', 'VARIANT', { needs: item }],
  ['21', 'x1-20', '', 'SERIAL', { needs: '01 03 8006', not: '235' }],
  ['22', 'x1-20', '', 'CPV', { needs: '01' }],
  ['235', 'x1-28', '', 'TPX', { needs: '01' }],
  ['240', 'x1-30', 'q', 'ADDITIONAL ID', { needs: item }],
  ['241', 'x1-30', 'q', 'CUST. PART No.', { needs: item }],
  ['242', 'n1-6', 'q', 'MTO VARIANT', { needs: '01 02 8006 8026' }],
  ['243', 'x1-20', 'q', 'PCN', { needs: '01 03' }],
  ['250', 'x1-30', 'q', 'SECONDARY SERIAL', { needs: '01+21 03+21 8006+21' }],
  ['251', 'x1-30', 'q', 'REF. TO SOURCE', { needs: '01 03 8006' }],
  ['253', 'n13:check:gcp1 x1-17?', 'q', 'GDTI', { key: '' }],
  ['254', 'x1-20', '', 'GLN EXTENSION COMPONENT', { needs: '414' }],
  ['255', 'n13:check:gcp1 n1-12?', 'q', 'GCN', { key: '', not: '01 02 415 8006 8020 8026' }],
  ['30', 'n1-8', 'q', 'VAR. COUNT', { needs: '01 02' }],
  ['37', 'n1-8', 'q', 'COUNT', { needs: '00+02 00+8026' }]
]
