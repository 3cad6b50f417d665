import { requireSeller } from '@/lib/auth/viewer'
import { csvDownload } from '@/lib/http/csv-download'
import { feeCsv } from '@/lib/ledger/fee-statement'

/** What a seller has paid the marketplace in one month, as a CSV file. */
export async function GET(_request: Request, { params }: RouteContext<'/sell/fees/[month]/csv'>): Promise<Response> {
  const [{ sellerId }, { month }] = await Promise.all([requireSeller('money.read'), params])
  return csvDownload(`fees-${month}.csv`, await feeCsv(sellerId, month))
}
