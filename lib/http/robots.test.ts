import { expect, test } from 'vitest'
import { env } from '@/lib/env'
import { robots } from './robots'

test('search engines read the storefront and the sitemap, and nothing of a preview', () => {
  const ours = robots().split('\n')
  expect(ours).toEqual(
    expect.arrayContaining(['Allow: /sellers/', 'Disallow: /sell', 'Disallow: /orders', 'Sitemap: http://localhost:3000/sitemap.xml']),
  )
  expect(ours).not.toContain('Disallow: /')
  expect(robots({ ...env(), VERCEL_ENV: 'preview' })).toBe('User-agent: *\nDisallow: /\n')
})
