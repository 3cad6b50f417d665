// @ts-check
/** @type {import('next').NextConfig} */
const nextConfig = {
  // Every page is rendered for its request, because its Content-Security-Policy carries a nonce: no `cacheComponents`.
  reactCompiler: true,
  typedRoutes: true,
  poweredByHeader: false,
  // Node packages that find files beside themselves or speak to the database stay outside the bundle.
  serverExternalPackages: ['pg', 'pg-boss', 'sharp', 'nodemailer'],
}

export default nextConfig
