import type { NextRequest } from 'next/server'
import { requireOperator } from '@/lib/auth/viewer'
import { csvDownload } from '@/lib/http/csv-download'
import { figuresCsv } from '@/lib/ledger/figures'

/** The sellers' figures of one month in one currency, as a CSV file. */
export async function GET({ nextUrl }: NextRequest): Promise<Response> {
  await requireOperator()
  const [month, currency] = [nextUrl.searchParams.get('month') ?? '', nextUrl.searchParams.get('currency') ?? '']
  return csvDownload(`figures-${month}-${currency}.csv`, figuresCsv(month, currency))
}
