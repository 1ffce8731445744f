import { describe, expect, it } from 'vitest'
import type { PromisedLine } from '#shared/domain/purchasing/due-date.ts'
import { dueIso } from '#shared/domain/purchasing/due-date.ts'

const line = (expectedIso: string | null, receivedMilli = 0): PromisedLine => ({ orderedMilli: 10, receivedMilli, returnedForReplacementMilli: 0, closedShortMilli: 0, expectedIso })

describe('the day an order is due', () => {
  it.each<[string, string | null, PromisedLine[], string | null]>([
    ['the order\'s date for lines without one', '2026-11-20', [line(null), line(null)], '2026-11-20'],
    ['the earliest of its lines', '2026-11-20', [line('2026-11-18'), line(null)], '2026-11-18'],
    ['a line of its own later date does not make it later', '2026-11-20', [line('2026-11-25'), line(null)], '2026-11-20'],
    ['what has come is not due', '2026-11-20', [line('2026-11-18', 10), line('2026-11-25')], '2026-11-25'],
    ['nothing to come: as it was promised', '2026-11-20', [line('2026-11-18', 10)], '2026-11-20'],
    ['a date on one line only', null, [line(null), line('2026-11-25')], '2026-11-25'],
    ['nothing promised', null, [line(null)], null],
    ['no lines yet', '2026-11-20', [], '2026-11-20']
  ])('%s', (_, own, lines, due) => expect(dueIso(own, lines)).toBe(due))
})
