import { requireSeller } from '@/lib/auth/viewer'
import { csvDownload } from '@/lib/http/csv-download'
import { exportSales } from '@/lib/orders/export-sales'

/** The seller's sales as a CSV file. */
export async function GET(): Promise<Response> {
  const { sellerId } = await requireSeller('money.read')
  return csvDownload('orders.csv', exportSales(sellerId))
}
