import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { requireSeller } from '@/lib/auth/viewer'
import { exportImportLines } from '@/lib/catalog/import/read-import'
import { csvDownload } from '@/lib/http/csv-download'
import { sayInAction } from '@/lib/i18n/in-action'

/** What was said of the lines of an import as a CSV file. */
export async function GET(_request: Request, { params }: RouteContext<'/sell/products/import/[importId]/csv'>): Promise<Response> {
  const { sellerId } = await requireSeller('products.edit')
  const id = z.uuid().safeParse((await params).importId)
  if (!id.success) return new Response(null, { status: 404 })
  const [say, t] = await Promise.all([sayInAction(), getTranslations('sell.import')])
  const header = [t('line'), t('handle'), t('product'), t('said'), t('picture')]
  return csvDownload('import.csv', await exportImportLines(sellerId, id.data, { say, header }))
}
