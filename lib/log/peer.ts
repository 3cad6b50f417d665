import { isIPv6 } from 'node:net'

/** Says where a request's connection comes from: `loopback` or `elsewhere`. Written by followRequests over whatever the client sent. */
export const PEER_HEADER = 'x-souk-peer'

/** Whether an address is of this machine itself. */
export function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, '')
  return /^127(\.\d{1,3}){3}$/.test(plain) || (isIPv6(plain) && new URL(`http://[${plain}]`).hostname === '[::1]')
}
