import { countSealed, listSealed, replaceSealed } from '@/lib/db/sellers/connections'
import { env } from '@/lib/env'
import { isSealedWithFirst, open, type SealedPlace, type SealingKey, seal } from '@/lib/seal/seal'

/** `unreadable` names the accounts whose tokens no key opens; they stay as they are. */
export type ResealReport = { total: number; seen: number; resealed: number; unreadable: string[] }

const PAGE = 100

/**
 * Seals every stored token with the first key, so that older keys can be taken away afterwards. Can be stopped and begun again at any time.
 * @param onProgress told after each page of accounts
 */
export async function resealTokens(
  onProgress: (report: ResealReport) => void = () => undefined,
  keys: SealingKey[] = env().TOKEN_ENCRYPTION_KEYS,
): Promise<ResealReport> {
  const report: ResealReport = { total: await countSealed(), seen: 0, resealed: 0, unreadable: [] }
  let after: string | undefined
  for (;;) {
    const rows = await listSealed(after, PAGE)
    for (const row of rows) await resealRow(row, keys, report)
    report.seen += rows.length
    onProgress(report)
    after = rows.at(-1)?.id
    if (rows.length < PAGE) return report
  }
}

type Row = Awaited<ReturnType<typeof listSealed>>[number]

async function resealRow(row: Row, keys: SealingKey[], report: ResealReport): Promise<void> {
  const renew = async (sealed: string | null, field: 'access' | 'refresh') => {
    if (!sealed || isSealedWithFirst(sealed, keys)) return sealed
    const place: SealedPlace = { of: row.accountId, field }
    return seal(await open(sealed, place, keys), place, keys)
  }
  try {
    const renewed = {
      sealedAccessToken: await renew(row.sealedAccessToken, 'access'),
      sealedRefreshToken: await renew(row.sealedRefreshToken, 'refresh'),
    }
    if (renewed.sealedAccessToken === row.sealedAccessToken && renewed.sealedRefreshToken === row.sealedRefreshToken) return
    const { id, sealedAccessToken, sealedRefreshToken } = row
    // A reconnect meanwhile has sealed new tokens with the first key: nothing is left to do.
    if (await replaceSealed({ id, sealedAccessToken, sealedRefreshToken }, renewed)) report.resealed++
  } catch {
    report.unreadable.push(row.accountId)
  }
}
