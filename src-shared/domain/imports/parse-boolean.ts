const yes = new Set(['1', 'yes', 'y', 'true', 't', 'x', 'on', 'ja', 'j', 'wahr', 'oui', 'vrai', 'si', 'sí', 'active', 'aktiv', '✓'])
const no = new Set(['0', 'no', 'n', 'false', 'f', '-', 'off', 'nein', 'falsch', 'non', 'faux', 'inactive', 'inaktiv'])

/** Yes or no as files write it (1/0, yes/no, true/false, x, ja/nein…); undefined when it is neither. */
export function parseBoolean(text: string): boolean | undefined {
  const word = text.trim().toLowerCase()
  return yes.has(word) ? true : no.has(word) ? false : undefined
}
