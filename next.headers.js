// @ts-check

const HEADERS = [
  { key: 'Content-Security-Policy', value: "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox" },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
]

/** Headers of what proxy.ts does not see: files, pictures and Stripe's deliveries. No page is among them, whatever a browser takes them for. */
export const unseenHeaders = [
  '/_next/static/:path*',
  '/_next/image',
  '/pictures/:id',
  '/api/stripe/webhooks/:scope',
  '/favicon.ico',
  '/icon.svg',
].map((source) => ({ source, headers: HEADERS }))
