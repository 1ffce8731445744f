import { describe, expect, it } from 'vitest'
import { fail, ok } from '#shared/result.ts'

describe('result', () => {
  it('holds a value or a failure, never both', () => {
    expect(ok(3)).toEqual({ ok: true, value: 3 })
    expect(fail({ code: 'not-found' })).toEqual({ ok: false, failure: { code: 'not-found' } })
  })
})
