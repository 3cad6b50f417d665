import { currentViewer } from '@/lib/auth/viewer'
import type { DocumentReader } from '@/lib/documents/read-document'
import { currentBuyer } from '@/lib/orders/current-buyer'

/** Who asks for a document in this request. */
export async function currentReader(): Promise<DocumentReader> {
  const [buyer, viewer] = await Promise.all([currentBuyer(), currentViewer()])
  return { buyer, sellerId: viewer?.sellerId ?? null, isOperator: viewer?.isOperator ?? false }
}
