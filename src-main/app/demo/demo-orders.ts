import type { DemoSupplier } from './families.ts'

/** The suppliers, invented. Tolerance in thousandths of the ordered quantity. */
export const demoSuppliers: Readonly<Record<DemoSupplier, { readonly name: string; readonly email: string; readonly overTolerancePermille: number | null; readonly preferred: boolean; readonly leadDays: number }>> = {
  TERN: { name: 'Tern Rope & Rigging', email: 'orders@tern-rope.example', overTolerancePermille: 50, preferred: true, leadDays: 7 },
  SKER: { name: 'Skerry Coatings', email: 'sales@skerry-coatings.example', overTolerancePermille: null, preferred: true, leadDays: 10 },
  GANN: { name: 'Gannet Marine Hardware', email: 'office@gannet-marine.example', overTolerancePermille: null, preferred: false, leadDays: 9 }
}

/** An order: days relative to today, and lines as `product*cases`. */
export type DemoOrder = { readonly supplier: DemoSupplier; readonly orderedDay: number; readonly expectedDay: number; readonly reference: string; readonly lines: string }

const order = (supplier: DemoSupplier, orderedDay: number, expectedDay: number, reference: string, lines: string): DemoOrder => ({ supplier, orderedDay, expectedDay, reference, lines })

/** What was ordered, oldest first: four that came, one that came in part and is overdue, one overdue, three due today, and some for later. */
export const demoOrders = {
  ropes: order('TERN', -34, -27, 'AB 40211', 'ROP-02*4 ROP-04*3 MOR-02*2 BOW-02*2 BOW-03*1 SNP-02*1 TWN-01*1 FND-01*2'),
  paints: order('SKER', -31, -20, '77-1042', 'TOP-01*4 TOP-03*3 VAR-02*2 THN-01*2 ANT-02*3 SEA-01*4 MSK-02*1'),
  fasteners: order('GANN', -25, -15, 'G26/0933', 'BLT-01*2 BLT-03*2 NUT-01*1 NUT-02*1 WSH-02*1 CLP-02*1 THR-02*2 VAL-02*2 NAI-01*2 EXT-02*1'),
  fenders: order('TERN', -18, -9, 'AB 40388', 'FND-03*3 FND-04*2 BLS-02*1 CAM-02*1 HRN-03*1 WIR-02*1'),
  resins: order('SKER', -14, -3, '77-1107', 'EPX-02*2 EPX-03*1 FIL-02*1 PRM-01*2 SIL-01*2 TKO-02*2 BRU-03*1'),
  shackles: order('TERN', -12, -5, 'AB 40415', 'DSH-02*2 DSH-03*1 THM-02*2 TRN-02*2 HAL-02*1'),
  electrics: order('GANN', -9, 0, 'G26/0981', 'PMP-01*2 PMP-02*2 FLS-01*1 NAV-01*1 NAV-02*1 NAV-03*1 FUS-02*1 FUS-03*1 CAB-01*3 SWI-02*1 LIF-01*1 EXT-01*2'),
  moorings: order('TERN', -8, 0, 'AB 40452', 'ROP-03*3 ROP-06*2 MOR-03*2 SHK-01*1 HOK-01*1 TAP-01*1 BOW-04*1 CHN-01*2'),
  antifouling: order('SKER', -7, 0, '77-1131', 'ANT-01*4 ANT-04*2 ANT-05*1 PRM-03*1 ROL-01*1 PAP-02*1'),
  chandler: order('TERN', -6, 4, 'AB 40460', 'FND-05*3 CHN-02*1'),
  anodes: order('GANN', -5, 2, 'G26/0990', 'ANO-01*2 ANO-03*1 HOS-01*3 HOS-02*2 CLP-01*1 HNG-02*1 FLR-01*1 REA-01*1'),
  topcoats: order('SKER', -4, 6, '77-1150', 'TOP-02*2 TOP-05*2 SEA-03*2 POL-01*1 POL-02*1 SHA-01*1 HUL-01*1'),
  rigging: order('TERN', -2, 16, 'AB 40501', 'ROP-07*2 HAL-04*1 WIR-01*1 BLD-01*1 TRN-03*1'),
  radios: order('GANN', -1, 9, '', 'BLT-05*1 BLT-06*1 VHF-01*1 HAT-02*1 WCH-01*1')
} as const satisfies Readonly<Record<string, DemoOrder>>

/** One of the orders. */
export type DemoOrderKey = keyof typeof demoOrders

/** The lines of an order as product code and cases. */
export const linesOf = ({ lines }: DemoOrder): readonly { readonly code: string; readonly cases: number }[] =>
  lines.split(' ').map((line) => {
    const [code = '', cases = ''] = line.split('*')
    return { code, cases: Number(cases) }
  })
