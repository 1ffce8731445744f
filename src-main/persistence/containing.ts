/** A LIKE pattern that finds `words` anywhere; what has a meaning in LIKE stands for itself (use with ESCAPE '\'). */
export const containing = (words: string): string => `%${words.trim().replaceAll(/[\\%_]/g, '\\$&')}%`
