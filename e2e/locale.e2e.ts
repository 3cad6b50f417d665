import { expect, test } from './fixtures'
import { plainTexts, readPseudo } from './pseudo'

test('a German browser reads English words with German prices, and tells its time zone', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ ...(baseURL && { baseURL }), locale: 'de-DE', timezoneId: 'Europe/Berlin' })
  const page = await context.newPage()
  await page.goto('/')
  await expect(page.getByText('34,00 $').first()).toBeVisible()
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
  await expect.poll(async () => (await context.cookies()).find(({ name }) => name === 'time-zone')?.value).toBe('Europe%2FBerlin')
  await context.close()
})

// Pages whose texts are all messages. Names that stand on them as they are.
const NAMES = /Souk|GitHub|Google|SMTP_URL|OPERATOR_EMAILS/g
const CONVERTED = ['/signin', '/signin/check-mail', '/nowhere']

for (const path of CONVERTED) {
  test(`${path} has no text that is not a message, and fits with longer ones`, async ({ page, baseURL }) => {
    await readPseudo(page, baseURL ?? '')
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('[')
    expect(await plainTexts(page, NAMES)).toEqual([])
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    }
  })
}
