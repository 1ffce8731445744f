import type { MeasureUnit } from './types.ts'

/** What a part of a data field must keep beyond its length and character set; each word is a check in check-part.ts. */
export type PartCheck =
  | 'check' | 'gcp1' | 'gcp2' | 'pair'
  | 'date' | 'date0' | 'date8' | 'hm' | 'hour' | 'minute' | 'second'
  | 'country' | 'country999' | 'countryLetters' | 'currency' | 'iban'
  | 'percent' | 'yesNo' | 'coupon' | 'offer' | 'piece' | 'sequence' | 'hyphen' | 'importer' | 'package' | 'media' | 'sex' | 'winding'
  | 'latitude' | 'longitude' | 'zero' | 'nonzero' | 'noLeadingZero' | 'nonDigit' | 'padding'

/**
 * How an application identifier stands to others. `needs`: groups apart by spaces, one of them must be there in full (`01+21` is both);
 * `not`: none of these may be there; in both, n is any digit. `key`: a primary key of Digital Link URIs, with the qualifiers that may
 * follow it, in order, alternatives apart by `|`; '' is a key without qualifiers.
 */
type AiRelations = { readonly needs?: string; readonly not?: string; readonly key?: string }

/**
 * One application identifier, or a range of them that differ in the last digit, as the GS1 General Specifications §3 define it.
 * `parts` describes the data field: the character set (n digits, x set 82, y set 39, z base64url), the length or shortest-longest length,
 * `?` for a part that may be missing, and checks after colons. `flags`: p = the length is predefined, no separator follows (§7.8.5);
 * q = may stand in the query of a Digital Link URI. In the title of a range {0} counts from 0 and {1} from 1.
 */
export type AiRow = readonly [ai: string, parts: string, flags: '' | 'p' | 'q' | 'pq', title: string, relations?: AiRelations]

/** Three digits of a measure whose fourth digit 0…5 is the number of decimals, its title, unit, and the item it must go with. */
export type MeasureRow = readonly [prefix: string, title: string, unit: MeasureUnit, needs: string]
