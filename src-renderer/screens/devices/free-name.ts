/** A name that nothing else has: the name itself, else the first number from 2 that is free. Capitals make no other name. */
export function freeName(name: string, taken: readonly string[], numbered: (number: number) => string): string {
  const known = new Set(taken.map((one) => one.trim().toLocaleLowerCase()))
  const isTaken = (one: string): boolean => known.has(one.trim().toLocaleLowerCase())
  let free = name
  for (let number = 2; isTaken(free); number += 1) free = numbered(number)
  return free
}
