// The operator reads what the doctor found in a local shop, on a screen, on a phone and in the dark.
import { look } from './bought'
import { expect, expectAccessible, test } from './fixtures'

const CHECKS = [
  'Stripe keys',
  'Webhook endpoints',
  'Webhook secrets',
  'Webhook delivery',
  'Clock',
  'Background jobs',
  'Database',
  'E-mail',
  'Secrets in the settings',
]

test.slow()

test('the doctor has looked at everything in a local shop, finds nothing red, and says that mail stays in a folder', async ({ page, signIn }) => {
  await signIn('doctor-operator@souk.test', '/admin')
  await page.getByRole('link', { name: 'Doctor' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Doctor')
  const rows = page.getByRole('table', { name: 'Checks' }).getByRole('row')
  await expect(rows).toHaveCount(CHECKS.length + 1)
  await look(page, 'doctor')
  await expectAccessible(page)
  // The first sweep of a shop ends about a minute after its start.
  await expect(async () => {
    await page.reload()
    await expect(rows.filter({ hasText: 'Background jobs' })).toContainText('Good', { timeout: 1000 })
  }).toPass({ timeout: 90_000 })
  for (const name of CHECKS) await expect(rows.filter({ hasText: name }).first()).toContainText(name === 'E-mail' ? 'Warning' : 'Good')
  await expect(rows.filter({ hasText: 'E-mail' })).toContainText('Set SMTP_URL to send it.')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page)
  const isWider = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
  expect(isWider, 'The page is wider than a phone').toBe(false)
})
