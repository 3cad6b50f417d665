import { db } from '@/lib/db/client'

/** How many connected accounts of one mode there are in these countries, by country and by the platform's own. */
export async function countConnections(
  livemode: boolean,
  countries: string[],
): Promise<{ country: string | null; platformCountry: string | null; count: number }[]> {
  const where = { livemode, status: 'connected' as const, country: { in: countries } }
  const rows = await db().connectedAccount.groupBy({ by: ['country', 'platformCountry'], where, _count: true, orderBy: { country: 'asc' } })
  return rows.map(({ country, platformCountry, _count }) => ({ country, platformCountry, count: _count }))
}
