import { expect, test } from 'vitest'
import { branchSlug, redirectUris, webhookEndpoints } from './addresses'

const urls = (list: { url: string }[]) => list.map(({ url }) => url)
const machine = 'http://localhost:3000/api/connect/callback'

test('names the callback of the shop for both modes, and that of this machine for test mode', () => {
  const { test: forTest, live } = redirectUris({ APP_URL: 'https://souk.example/' })
  expect(urls(forTest)).toEqual(['https://souk.example/api/connect/callback', machine])
  expect(urls(live)).toEqual(['https://souk.example/api/connect/callback'])
  expect(redirectUris({ APP_URL: 'http://localhost:3000' })).toEqual({ test: [expect.objectContaining({ url: machine })], live: [], unnamed: [] })
})

test('names every preview by its branch, out of the pattern of their names', () => {
  const pattern = { APP_URL: 'https://souk.example', CONNECT_PREVIEW_HOSTS: 'souk-git-*-team.vercel.app' }
  const { test: forTest, unnamed } = redirectUris(pattern, [
    'cart',
    'feature/Refunds_2',
    'a-branch-with-a-name-that-is-far-too-long-for-one-label-of-dns',
  ])
  expect(urls(forTest).slice(2)).toEqual([
    'https://souk-git-cart-team.vercel.app/api/connect/callback',
    'https://souk-git-feature-refunds-2-team.vercel.app/api/connect/callback',
  ])
  expect(unnamed).toEqual(['a-branch-with-a-name-that-is-far-too-long-for-one-label-of-dns'])
  expect(urls(redirectUris({ CONNECT_PREVIEW_HOSTS: 'souk-*-team.vercel.app' }, ['cart']).test)).toContain(
    'https://souk-git-cart-team.vercel.app/api/connect/callback',
  )
})

test('names whole hosts, and the preview it runs on', () => {
  const source = { CONNECT_PREVIEW_HOSTS: 'staging.souk.example', VERCEL_BRANCH_URL: 'souk-git-x-team.vercel.app' }
  expect(urls(redirectUris(source).test)).toEqual([
    machine,
    'https://souk-git-x-team.vercel.app/api/connect/callback',
    'https://staging.souk.example/api/connect/callback',
  ])
})

test('with a relay one address serves every preview', () => {
  const source = { APP_URL: 'https://souk.example', CONNECT_RELAY_URL: 'https://souk.example', CONNECT_PREVIEW_HOSTS: 'souk-*-team.vercel.app' }
  expect(urls(redirectUris(source, ['cart']).test)).toEqual([
    'https://souk.example/api/connect/callback',
    machine,
    'https://souk.example/api/connect/relay',
  ])
})

test('names both webhook endpoints with their events and the setting that takes the secret', () => {
  const [platform, connect] = webhookEndpoints({ VERCEL_PROJECT_PRODUCTION_URL: 'souk.vercel.app' })
  expect(platform).toMatchObject({ url: 'https://souk.vercel.app/api/stripe/webhooks/platform', secret: 'STRIPE_WEBHOOK_SECRETS' })
  expect(connect).toMatchObject({ url: 'https://souk.vercel.app/api/stripe/webhooks/connect', secret: 'STRIPE_CONNECT_WEBHOOK_SECRETS' })
  expect(connect?.events).toContain('account.application.deauthorized')
})

test('makes of a branch what Vercel makes of it', () => {
  expect(branchSlug('renovate/next-16.x')).toBe('renovate-next-16-x')
  expect(branchSlug('_Draft_')).toBe('draft')
})
