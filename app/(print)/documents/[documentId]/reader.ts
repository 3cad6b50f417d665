import { currentViewer } from '@/lib/auth/viewer'
import type { DocumentReader } from '@/lib/documents/read-document'
import { mayInShop } from '@/lib/domain/sellers/shop-roles'
import { currentBuyer } from '@/lib/orders/current-buyer'

/** Who asks for a document in this request. */
export async function currentReader(): Promise<DocumentReader> {
  const [buyer, viewer] = await Promise.all([currentBuyer(), currentViewer()])
  const sellerId = viewer?.role && mayInShop(viewer.role, 'money.read') ? viewer.sellerId : null
  return { buyer, sellerId, isOperator: viewer?.isOperator ?? false }
}
