import { headers } from 'next/headers'
import { currentViewer } from '@/lib/auth/viewer'
import { browserHash } from '@/lib/http/browser-cookie'
import { clientIp } from '@/lib/http/client-ip'
import { readerOfRequest } from '@/lib/i18n/for-request'
import type { Buyer } from './access'

/** Who stands at the checkout in this request. */
export async function currentBuyer(): Promise<Buyer> {
  const [viewer, hash, sent] = await Promise.all([currentViewer(), browserHash(), headers()])
  return { viewer, browserHash: hash, reader: readerOfRequest(sent), network: clientIp(sent), agent: sent.get('user-agent') ?? '' }
}
