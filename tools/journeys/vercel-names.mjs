// Preloaded (`node --import`) into a local Stripe of the journeys: what it sends to a name on vercel.app arrives at the reverse proxy of this machine, as
// Chromium's --host-resolver-rules do it for the browser. PREVIEW_PROXY_PORT says where that is.
import tls from 'node:tls'

const { connect } = tls
const port = Number(process.env.PREVIEW_PROXY_PORT)

tls.connect = (options, ...rest) => {
  const isPreview = typeof options === 'object' && String(options.servername ?? options.host).endsWith('.vercel.app')
  return connect(isPreview ? { ...options, host: '127.0.0.1', port } : options, ...rest)
}
