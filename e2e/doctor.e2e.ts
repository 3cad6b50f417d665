// The operator reads what the doctor found in a local shop, on a screen, on a phone and in the dark.
import { execFile } from 'node:child_process'
import { look } from './bought'
import { expect, expectAccessible, test } from './fixtures'

const CHECKS = [
  ...[
    'Stripe keys',
    'Connecting sellers',
    'Wallets',
    'Webhook endpoints',
    'Webhook secrets',
    'Events received',
    'Webhook delivery',
    'Clock',
    'Background jobs',
  ],
  ...['Schedules', 'Database', 'Books', 'Pictures', 'E-mail', 'Connected accounts', 'Secrets in the settings'],
]
/** What other journeys leave behind is theirs: events that come late while the machine is busy, accounts that Stripe has stopped. */
const MAY_WARN = ['Events received', 'Connected accounts']

test.slow()

test('npm run doctor says the same in a terminal: nothing is red', async () => {
  await expect(async () => {
    const { code, written } = await runDoctor()
    for (const name of CHECKS) expect(written).toMatch(new RegExp(`^ {2}(green|yellow) +${name} `, 'm'))
    expect(code).toBe(0)
  }).toPass({ timeout: 120_000 })
})

/** Runs the program with the shop's settings, which journeys have. */
function runDoctor(): Promise<{ code: number; written: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', 'tools/doctor/doctor.ts'], (error, written, complained) =>
      resolve({ code: error ? Number(error.code) : 0, written: written + complained }),
    )
  })
}

test('the doctor has looked at everything in a local shop, finds nothing red, and sends a test mail', async ({ page, signIn, mailbox }) => {
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
  for (const name of CHECKS) {
    const words = name === 'E-mail' ? 'Warning' : MAY_WARN.includes(name) ? /Good|Warning/ : 'Good'
    await expect(rows.filter({ has: page.getByText(name, { exact: true }) })).toContainText(words)
  }
  await expect(rows.filter({ hasText: 'E-mail' })).toContainText('Set SMTP_URL to send it.')
  await page.getByRole('button', { name: 'Send me a test e-mail' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Sent to doctor-operator@souk.test.' })).toBeVisible()
  expect((await mailbox.newest('doctor-operator@souk.test', /^Test e-mail/)).text).toContain('/admin/doctor')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page)
  const isWider = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
  expect(isWider, 'The page is wider than a phone').toBe(false)
})
