import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'
import { tabTo } from './keyboard'
import { addProduct, addZone, goToStripe, openShop } from './seller'

const PAGES = [
  '/sell',
  '/sell/products',
  '/sell/products/new',
  '/sell/orders',
  '/sell/balance',
  '/sell/fees',
  '/sell/payouts',
  '/sell/documents',
  '/sell/delivery',
  '/sell/delivery/new',
  '/sell/tax',
  '/sell/settings',
  '/sell/settings/shop-page',
  '/sell/settings/api-keys',
  '/sell/settings/webhooks',
  '/sell/connect/result?code=denied',
]

/** Each page as it stands is accessible and no wider than the screen, wide and on a phone, in light and dark. */
async function readPages(page: Page, paths: string[]): Promise<void> {
  const looks = [
    { width: 1280, height: 800, colorScheme: 'light' },
    { width: 390, height: 844, colorScheme: 'dark' },
  ] as const
  for (const { colorScheme, ...size } of looks) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme })
    for (const path of paths) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectAccessible(page)
      const isWider = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
      expect(isWider, `${path} is wider than ${size.width} pixels`).toBe(false)
    }
  }
}

test('every page of a new seller reads well, empty as they are', async ({ page, email, signIn }) => {
  await signIn(email('empty'), '/sell')
  await readPages(page, ['/sell'])
  await openShop(page, 'Empty pages')
  await readPages(page, PAGES)
})

test('every page of a seller with an account and products reads well', async ({ page, email, signIn }) => {
  await signIn(email('full'), '/sell')
  await openShop(page, 'A shop with a name that is as long as the form allows it')
  await goToStripe(page)
  await page.getByRole('button', { name: 'Skip this form' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Connected to/)
  await addZone(page, 'A zone with a name that is rather long, twice as long')
  await addProduct(page, 'Vase with a rather long name, hand-thrown, glazed and fired twice')
  const edit = new URL(page.url()).pathname
  await readPages(page, [...PAGES, edit, '/sell/connect/result?code=connected'])
})

test('pages for people who are not signed in read well', async ({ page }) => {
  await readPages(page, ['/signin', '/signin?error=Verification', '/signin/check-mail', '/mailbox'])
  for (const path of ['/sell', '/sell/products', '/sell/orders', '/sell/settings', '/sell/connect/result']) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/signin\?next=/)
  }
})

test('the keyboard alone connects and puts a product on sale', async ({ page, email, signIn }) => {
  // From the beginning, since a dialog that opens before the browser has been told to hand it over is never seen.
  page.on('filechooser', (chooser) => chooser.setFiles('prisma/seed/pictures/vase.webp'))
  await signIn(email('keys'), '/sell')
  await tabTo(page, page.getByLabel('Name of your shop'))
  await page.keyboard.type('Keys')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Keys')
  await tabTo(page, page.getByRole('button', { name: 'Connect with Stripe' }))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/oauth\/authorize/)
  await tabTo(page, page.getByRole('button', { name: 'Skip this form' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Connected to/)
  await tabTo(page, page.getByRole('link', { name: 'Add: Add your first product' }))
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Add a product')
  await tabTo(page, page.getByLabel('Name'))
  await page.keyboard.type('Typed bowl')
  await tabTo(page, page.getByLabel('Description'))
  await page.keyboard.type('Made without a mouse.')
  await tabTo(page, page.getByLabel('Price', { exact: true }))
  await page.keyboard.type('19.50')
  await tabTo(page, page.getByLabel('Picture'))
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Picture')).toHaveValue(/vase\.webp$/)
  await tabTo(page, page.getByRole('button', { name: 'Put on sale' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Your product is on sale.')).toBeVisible()
  await page.goto('/sell')
  await expect(page.getByText('1 step left until you can sell.')).toBeVisible()
  await addZone(page, 'World')
  await page.goto('/sell')
  await expect(page.getByText('Your shop is open. Buyers can order.')).toBeVisible()
})
