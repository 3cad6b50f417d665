import { currentViewer } from '@/lib/auth/viewer'
import { browserHash } from '@/lib/http/browser-cookie'
import type { Buyer } from './access'

/** Who stands at the checkout in this request. */
export async function currentBuyer(): Promise<Buyer> {
  const [viewer, hash] = await Promise.all([currentViewer(), browserHash()])
  return { viewer, browserHash: hash }
}
