/** The time, passed in everywhere: `nowIso` is an instant in UTC with milliseconds, `todayIso` the calendar date at the station. */
export type Clock = { readonly nowIso: () => string; readonly todayIso: () => string }

const pad = (number: number): string => String(number).padStart(2, '0')

/** The real time. */
export const systemClock: Clock = {
  nowIso: () => new Date().toISOString(),
  todayIso: () => {
    const now = new Date()
    return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
  }
}
