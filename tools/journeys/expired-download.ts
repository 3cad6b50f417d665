import { downloadToken } from '@/lib/digital/download-token'

/** The address of a download as it was made an hour ago: good then, over now. @param address of a download of now */
export function expiredDownload(address: string): string {
  const url = new URL(address)
  const [entitlementId = '', fileId = ''] = url.pathname.split('/').slice(-2)
  url.searchParams.set('token', downloadToken({ entitlementId, fileId }, new Date(Date.now() - 3_600_000)))
  return url.href
}
