// @ts-check
import { readdirSync } from 'node:fs'
import createNextIntlPlugin from 'next-intl/plugin'
import { unseenHeaders } from './next.headers.js'

const withMessages = createNextIntlPlugin({
  requestConfig: './lib/i18n/request.ts',
  // Declarations beside the messages, not in git: with them the types know which values a message needs.
  experimental: {
    createMessagesDeclaration: readdirSync('messages/en')
      .filter((file) => file.endsWith('.json'))
      .map((file) => `./messages/en/${file}`),
  },
})

/** @type {import('next').NextConfig} */
const nextConfig = {
  // Every page is rendered for its request, because its Content-Security-Policy carries a nonce: no `cacheComponents`.
  reactCompiler: true,
  typedRoutes: true,
  poweredByHeader: false,
  headers: async () => unseenHeaders,
  // A folder with the server and what it needs, for an image (Dockerfile). `next start` does not serve that.
  ...(process.env.BUILD_STANDALONE === 'yes' && { output: 'standalone' }),
  // A product picture has at most 4 MB (lib/catalog/prepare-picture.ts); the form around it adds a little.
  experimental: { serverActions: { bodySizeLimit: '4.4mb' } },
  // The build checks the types of what it builds; tests and the local Stripe are checked by `npm test`.
  // `npm test` has checked all types by then.
  typescript: { tsconfigPath: 'tsconfig.build.json', ignoreBuildErrors: process.env.TYPES_ARE_CHECKED === 'yes' },
  // Messages are compiled when the server loads them (lib/i18n/catalog.ts), so that no page carries a parser of ICU messages.
  turbopack: {
    resolveAlias: {
      'use-intl/format-message': './node_modules/use-intl/dist/esm/production/format-message/format-only.js',
      'use-intl/core': './lib/i18n/shared-formatters.js',
    },
  },
  // Node packages that find files beside themselves or speak to the database stay outside the bundle.
  serverExternalPackages: ['pg', 'pg-boss', 'sharp', 'nodemailer', 'pdfkit'],
  // Fonts are read by name (lib/documents/pdf-fonts.ts).
  outputFileTracingIncludes: {
    '/sell/disputes/*/packet': [
      './node_modules/@fontsource/noto-sans/unicode.json',
      './node_modules/@fontsource/noto-sans/files/*-{400,700}-normal.woff',
    ],
    '/documents/*/pdf': ['./node_modules/@fontsource/noto-sans/unicode.json', './node_modules/@fontsource/noto-sans/files/*-{400,700}-normal.woff'],
  },
}

export default withMessages(nextConfig)
