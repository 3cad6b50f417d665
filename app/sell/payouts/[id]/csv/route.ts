import { requireSeller } from '@/lib/auth/viewer'
import { payoutCsv } from '@/lib/balance/payout-csv'
import { csvDownload } from '@/lib/http/csv-download'

/** What a payout is made of, as a CSV file. */
export async function GET(_request: Request, { params }: RouteContext<'/sell/payouts/[id]/csv'>): Promise<Response> {
  const [{ sellerId }, { id }] = await Promise.all([requireSeller('money.read'), params])
  return csvDownload(`${id}.csv`, await payoutCsv(sellerId, id))
}
