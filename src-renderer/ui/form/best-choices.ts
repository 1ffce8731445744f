/** One choice of a list. */
export type Choice = { readonly value: string; readonly label: string }

/** Without accents and capitals, so that what is easy to type is found. */
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{Diacritic}/gu, '').toLowerCase().trim()

/** How well a choice fits what was typed; 0 is best, null does not fit. */
function fit({ value, label }: Choice, wanted: string): number | null {
  const name = plain(label)
  if (plain(value) === wanted || name === wanted) return 0
  if (name.startsWith(wanted)) return 1
  const at = name.indexOf(wanted)
  if (at < 0) return null
  return /[\p{L}\p{N}]/u.test(name[at - 1] ?? '') ? 3 : 2
}

/** The choices that fit what was typed, the best first: a code, then the beginning of a name, then of a word, then anywhere; else in the order of the list. */
export function bestChoices<One extends Choice>(choices: readonly One[], typed: string): One[] {
  const wanted = plain(typed)
  const found = choices.flatMap((choice) => {
    const rank = fit(choice, wanted)
    return rank === null ? [] : [{ choice, rank }]
  })
  return found.sort((one, other) => one.rank - other.rank).map(({ choice }) => choice)
}
