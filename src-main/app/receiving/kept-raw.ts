/** What of an overlong scan is kept: enough to see what it was. */
const longestKept = 4096

/** The raw characters of a scan as the log keeps them. */
export const keptRaw = (raw: string): string => raw.slice(0, longestKept)
