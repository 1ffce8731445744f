/** Widths of the characters of ^A0 in hundredths of its height, the wider of what printers and previews draw; all others are `usual`. */
const widths: readonly (readonly [hundredths: number, characters: string])[] = [
  [30, ' |\\\'/:;Ifijlt{}ÌÍÎÏìíî‚‘’›ª²³¹º'], [36, '!"(),.[]`r¡¯´·¸ˆ˜'], [46, 'Jcksvxyzžçýÿš°¦ï•'], [58, 'FABCKPSVXY¶ÀÁÂÃÄÅÇ×ÝÞŠŸ'], [64, 'DGHNOQRUÐÑÒÓÔÕÖØÙÚÛÜ'], [69, '&w'], [80, '-Mmæ‹œÆ?¨¼½¾'], [88, '%@WŒ©®™'], [102, '…—'], [114, '‰']
]
const usual = 52
const widthOf = new Map(widths.flatMap(([hundredths, characters]) => [...characters].map((character) => [character, hundredths] as const)))

/** The room in dots that a line takes at most in ^A0 of this height. */
export const font0Width = (text: string, height: number): number => Math.ceil(([...text].reduce((sum, character) => sum + (widthOf.get(character) ?? usual), 0) * height) / 100)
