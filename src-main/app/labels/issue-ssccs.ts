import type { Result } from '#shared/result.ts'
import { fail } from '#shared/result.ts'
import type { CommandContext } from '../context.ts'
import { issueCodes, rangeKey } from './issue-code.ts'
import type { LabelSettings } from './label-settings.ts'

/** The next SSCCs of the company's GS1 prefix (GS1 General Specifications §2.2.1); never handed out twice. Without a prefix there is none to hand out. */
export async function issueSsccs(context: CommandContext, { companyPrefix }: LabelSettings, productId: number | null, count: number): Promise<Result<readonly string[], { readonly code: 'no-codes-left'; readonly range: string }>> {
  if (companyPrefix === null) return fail({ code: 'no-codes-left', range: 'sscc' })
  return issueCodes(context, rangeKey({ kind: 'sscc', prefix: companyPrefix }), Array.from({ length: 10 }, (_, extension) => ({ kind: 'sscc', companyPrefix, extension })), { packId: null, productId, lot: '', expiryIso: '' }, count)
}
