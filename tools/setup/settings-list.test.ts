import { parseEnv as parseFile } from 'node:util'
import { expect, test } from 'vitest'
import { settingProblems } from '@/lib/env'
import { deployLink, settingsList } from './settings-list'

test('the list keeps what is set, makes the secrets, and lacks nothing once its empty lines are filled in', async () => {
  const stripe = { STRIPE_SECRET_KEY: 'sk_test_a', STRIPE_PUBLISHABLE_KEY: 'pk_test_a', STRIPE_CLIENT_ID: 'ca_a' }
  const [first, second] = [parseFile(await settingsList(stripe)), parseFile(await settingsList(stripe))]
  expect(first).toMatchObject(stripe)
  expect(first.AUTH_SECRET).not.toBe(second.AUTH_SECRET)
  expect(settingProblems(first).map(({ name }) => name)).toEqual(['DATABASE_URL', 'SMTP_URL', 'APP_URL'])
  const filled = { ...first, DATABASE_URL: 'postgresql://db.example/souk', APP_URL: 'https://souk.example', SMTP_URL: 'smtp://mail.example' }
  expect(settingProblems(filled)).toEqual([])
})

test('every setting of the list is explained', async () => {
  const lines = (await settingsList({})).trim().split('\n')
  const bare = lines.filter((line, at) => !line.startsWith('#') && !lines[at - 1]?.startsWith('#')).map((line) => line.split('=')[0])
  // Explained together with the one before.
  expect(bare).toEqual(['STRIPE_PUBLISHABLE_KEY', 'STRIPE_CONNECT_WEBHOOK_SECRETS', 'MAIL_FROM'])
})

test('the deploy link names this repository and the settings Vercel asks for', () => {
  const link = new URL(deployLink('git@github.com:ada/souk.git'))
  expect(link.searchParams.get('repository-url')).toBe('https://github.com/ada/souk')
  expect(link.searchParams.get('env')?.split(',')).toContain('CRON_SECRET')
})
