import { requireSeller } from '@/lib/auth/viewer'
import { exportProducts } from '@/lib/catalog/files/export-products'
import { csvDownload } from '@/lib/http/csv-download'

/** The seller's products as a CSV file. */
export async function GET(): Promise<Response> {
  const { sellerId } = await requireSeller('products.read')
  return csvDownload('products.csv', exportProducts(sellerId))
}
