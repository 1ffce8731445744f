import type { BaseUnit } from '#shared/domain/quantity.ts'

/** The three suppliers of the demo company. */
export type DemoSupplier = 'TERN' | 'SKER' | 'GANN'
/** What receiving must know of each unit. */
export type Need = 'lot' | 'expiry' | 'serial'

/**
 * Products that differ in size or colour only. `name` holds {} where the variant goes; `variants` are `size=cost` in euro per unit, or per 1,000 base units for goods that are
 * weighed or measured. `caseOf` and `innerOf` are base units in a case and in an inner pack.
 */
export type Family = {
  readonly supplier: DemoSupplier
  readonly prefix: string
  readonly name: string
  readonly caseOf: number
  readonly caseName?: string
  readonly innerOf?: number
  readonly unit?: BaseUnit
  readonly needs?: readonly Need[]
  readonly variants: string
}

const tern = (prefix: string, name: string, caseOf: number, variants: string, more: Partial<Family> = {}): Family => ({ supplier: 'TERN', prefix, name, caseOf, variants, ...more })
const sker = (prefix: string, name: string, caseOf: number, variants: string, more: Partial<Family> = {}): Family => ({ supplier: 'SKER', prefix, name, caseOf, variants, ...more })
const gann = (prefix: string, name: string, caseOf: number, variants: string, more: Partial<Family> = {}): Family => ({ supplier: 'GANN', prefix, name, caseOf, variants, ...more })
const lot = { needs: ['lot'] } as const
const dated = { needs: ['lot', 'expiry'] } as const
const inner = (innerOf: number) => ({ innerOf })

/** The goods of a ship chandler, invented: cordage and rigging, coatings and care, hardware, electrics and safety. */
export const families: readonly Family[] = [
  tern('ROP', 'Double braid polyester rope {}, 100 m reel', 2, '6 mm white=38.40|8 mm white=64.20|8 mm navy=66.80|10 mm white=88.50|10 mm red=91|12 mm white=121|14 mm white=158'),
  tern('MOR', 'Three-strand nylon mooring line {}', 4, '12 mm × 8 m=18.90|14 mm × 10 m=27.40|16 mm × 12 m=38.20|18 mm × 15 m=54.60|20 mm × 20 m=81'),
  tern('HAL', 'HMPE halyard {}, 40 m', 6, '5 mm grey=58|6 mm grey=74.50|8 mm blue=112|10 mm blue=149'),
  tern('SHK', 'Shock cord {}, 20 m coil', 10, '4 mm black=6.20|6 mm black=8.90|8 mm white=12.40'),
  tern('TWN', 'Whipping twine, waxed, {}, 45 m', 24, 'white=2.15|black=2.15|red=2.25', inner(6)),
  tern('BOW', 'Bow shackle, stainless, {}', 50, '5 mm=3.10|6 mm=3.95|8 mm=5.60|10 mm=8.20|12 mm=12.90', inner(10)),
  tern('DSH', 'D shackle, galvanised, {}', 100, '6 mm=0.95|8 mm=1.35|10 mm=1.90|13 mm=2.80', inner(20)),
  tern('SNP', 'Snap hook, stainless, {}', 40, '50 mm=2.60|60 mm=3.20|80 mm=4.90|100 mm=7.40', inner(10)),
  tern('BLS', 'Single block with swivel, {} sheave', 12, '40 mm=18.40|57 mm=27.90|75 mm=41.50'),
  tern('BLD', 'Double block with becket, {} sheave', 12, '40 mm=29.80|57 mm=44.20'),
  tern('CAM', 'Cam cleat, {}', 20, 'small=9.80|medium=13.20|medium with fairlead=17.60'),
  tern('HRN', 'Horn cleat, aluminium, {}', 20, '130 mm=7.20|165 mm=9.40|200 mm=12.80|250 mm=17.10'),
  tern('TRN', 'Turnbuckle, closed body, {}', 10, 'M6=16.90|M8=21.40|M10=29.50|M12=38.60'),
  tern('THM', 'Thimble, stainless, {}', 100, '6 mm=0.55|8 mm=0.72|10 mm=0.98|12 mm=1.40', inner(25)),
  tern('WIR', 'Wire rope 1×19, stainless, {}, by length', 100_000, '4 mm=2.10|5 mm=3.05|6 mm=4.35', { unit: 'mm', caseName: 'Drum 100 m' }),
  tern('CHN', 'Anchor chain, galvanised, {}, by length', 50_000, '8 mm=4.80|10 mm=7.60', { unit: 'mm', caseName: 'Drum 50 m' }),
  tern('FND', 'Fender, {}', 4, 'white 15 × 56 cm=13.90|navy 15 × 56 cm=14.60|white 21 × 62 cm=22.40|navy 21 × 62 cm=23.30|white 28 × 75 cm=39.80'),
  tern('HOK', 'Boat hook, telescopic, {}', 10, '1.1–1.8 m=19.50|1.2–2.1 m=23.80'),
  tern('TAP', 'Sail repair tape {}, 50 mm × 4.5 m', 24, 'white=7.90|clear=7.90', inner(12)),

  sker('ANT', 'Antifouling, self-polishing, {}', 6, '0.75 l red=24.60|0.75 l navy=24.60|0.75 l black=24.60|2.5 l red=71.50|2.5 l navy=71.50|2.5 l black=71.50', dated),
  sker('TOP', 'Topcoat, gloss, 0.75 l {}', 6, 'signal white=18.20|cream=18.20|navy blue=18.90|signal red=18.90|dark green=18.90|light grey=18.20', lot),
  sker('VAR', 'Varnish, clear, UV, {}', 6, '0.375 l=11.30|0.75 l=19.40|2.5 l=56.80', lot),
  sker('PRM', 'Epoxy primer, two-part, {}', 4, '0.75 l grey=26.90|0.75 l white=26.90|2.5 l grey=78.40', dated),
  sker('EPX', 'Epoxy resin with hardener, {}', 8, '250 g=12.80|1 kg=36.50|5 kg=142', dated),
  sker('FIL', 'Filler, two-part, {}', 12, '250 g=8.40|1 kg=22.70', dated),
  sker('SEA', 'Polyurethane sealant, 290 ml {}', 12, 'white=9.60|black=9.60|grey=9.60|teak brown=9.80', dated),
  sker('SIL', 'Silicone sealant, 310 ml {}', 12, 'clear=6.40|white=6.40', dated),
  sker('THN', 'Thinner {}, 1 l', 12, 'no. 1=8.90|no. 2=9.40|no. 7=10.20'),
  sker('TKO', 'Teak oil, {}', 12, '0.5 l=7.80|1 l=13.40|2.5 l=29.60'),
  sker('TKC', 'Teak cleaner, {}', 12, '1 l=9.90|2.5 l=21.30'),
  sker('HUL', 'Hull cleaner, {}', 8, '1 l=8.70|5 l=34.20'),
  sker('POL', 'Polishing compound, 500 ml, {}', 12, 'fine=12.20|medium=12.20|coarse=11.80'),
  sker('SHA', 'Boat shampoo, {}', 8, '1 l=6.90|5 l=26.40'),
  sker('BLG', 'Bilge cleaner, {}', 8, '1 l=7.20|5 l=28.90'),
  sker('PAP', 'Wet sanding paper {}, 50 sheets', 10, 'P240=19.80|P400=19.80|P600=20.40|P1000=21.90'),
  sker('MSK', 'Masking tape {} × 50 m', 48, '19 mm=2.10|25 mm=2.60|38 mm=3.70', inner(6)),
  sker('ROL', 'Paint roller, mohair, {}', 20, '10 cm=2.30|18 cm=3.90', inner(10)),
  sker('BRU', 'Bristle brush, {}', 24, '25 mm=2.80|38 mm=3.60|50 mm=4.70|75 mm=6.90', inner(12)),
  sker('MIC', 'Microballoons, {}, by weight', 5_000, 'white=18.50', { unit: 'g', caseName: 'Bag 5 kg', needs: ['lot'] }),

  gann('BLT', 'Hex bolt, A4 stainless, {}', 200, 'M6 × 30=0.34|M6 × 50=0.46|M8 × 40=0.62|M8 × 60=0.81|M10 × 50=1.12|M10 × 80=1.58', inner(50)),
  gann('NUT', 'Lock nut, A4 stainless, {}', 500, 'M6=0.09|M8=0.14|M10=0.23', inner(100)),
  gann('WSH', 'Washer, A4 stainless, {}', 1000, 'M6=0.03|M8=0.05|M10=0.08', inner(200)),
  gann('SCR', 'Self-tapping screw, A4 stainless, {}', 1000, '4.2 × 19=0.08|4.2 × 25=0.10|4.8 × 32=0.15', inner(200)),
  gann('NAI', 'Copper nails, {}, by weight', 5_000, '30 mm=24.60|40 mm=23.80', { unit: 'g', caseName: 'Bag 5 kg' }),
  gann('CLP', 'Hose clamp, A4 stainless, {}', 100, '12–22 mm=0.92|20–32 mm=1.05|32–50 mm=1.38|40–60 mm=1.60', inner(10)),
  gann('HOS', 'Hose, reinforced, {}, 30 m reel', 2, '19 mm=58|25 mm=76.50|38 mm=124'),
  gann('THR', 'Through-hull fitting, bronze, {}', 10, '3/4"=14.80|1"=19.20|1 1/2"=33.60'),
  gann('VAL', 'Ball valve, bronze, {}', 10, '3/4"=17.90|1"=24.30|1 1/2"=46.80'),
  gann('PMP', 'Bilge pump, submersible, {}', 6, '1900 l/h=21.40|4200 l/h=38.70|7500 l/h=74.20'),
  gann('FLS', 'Float switch, {}', 12, 'mercury-free=13.60'),
  gann('NAV', 'Navigation light, LED, {}', 10, 'port=29.80|starboard=29.80|stern=27.40|masthead=31.20'),
  gann('SWI', 'Battery switch, {}', 12, 'on/off=16.20|two banks=27.90'),
  gann('FUS', 'Blade fuses, bag of 25, {}', 40, '5 A=2.20|10 A=2.20|15 A=2.20|20 A=2.20', inner(10)),
  gann('CAB', 'Tinned cable {}, 100 m reel', 2, '2 × 1.5 mm²=79|2 × 2.5 mm²=118|1 × 16 mm² red=236'),
  gann('ANO', 'Zinc anode, {}', 10, 'shaft 25 mm=9.40|shaft 30 mm=11.20|hull 1.0 kg=14.90|hull 2.2 kg=27.50'),
  gann('LIF', 'Life jacket 150 N, automatic, {}', 6, 'navy=71.50|red=71.50', { needs: ['serial'] }),
  gann('REA', 'Re-arming kit, {}', 20, '33 g=17.80', dated),
  gann('FLR', 'Distress signal, {}', 12, 'hand flare red=8.60|parachute rocket=34.90|smoke orange=29.40', dated),
  gann('EXT', 'Fire extinguisher, powder, {}', 4, '1 kg=22.40|2 kg=33.80', { needs: ['expiry', 'serial'] }),
  gann('VHF', 'VHF radio, handheld, {}', 5, 'floating=128', { needs: ['serial'] }),
  gann('HNG', 'Hinge, stainless, {}', 20, '40 × 40 mm=4.10|60 × 60 mm=6.30|80 × 60 mm=8.20', inner(10)),
  gann('DKF', 'Deck filler, {}', 10, 'water=18.20|diesel=18.20|waste=18.20'),
  gann('HAT', 'Inspection hatch, {}', 12, '100 mm=6.80|150 mm=9.10|200 mm=13.40'),
  gann('WCH', 'Winch handle, locking, {}', 8, '200 mm=27.60|250 mm=29.90')
]
