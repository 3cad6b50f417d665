// @ts-check
/** @type {import('next').NextConfig} */
const nextConfig = {
  // Every page is rendered for its request, because its Content-Security-Policy carries a nonce: no `cacheComponents`.
  reactCompiler: true,
  typedRoutes: true,
  poweredByHeader: false,
  // A product picture has at most 4 MB (lib/catalog/prepare-picture.ts); the form around it adds a little.
  experimental: { serverActions: { bodySizeLimit: '4.4mb' } },
  // The build checks the types of what it builds; tests and the local Stripe are checked by `npm test`.
  typescript: { tsconfigPath: 'tsconfig.build.json' },
  // Node packages that find files beside themselves or speak to the database stay outside the bundle.
  serverExternalPackages: ['pg', 'pg-boss', 'sharp', 'nodemailer'],
}

export default nextConfig
