import { randomUUID } from 'node:crypto'
import type { BrowserContext, Page } from '@playwright/test'
import { closeShops, type JourneyShop, type ShopWish, setOutShop } from '@/tools/journeys/journey-shop'
import { test as base, expect, signIn } from './fixtures'

export type { JourneyShop }
export { expect }

interface Fixtures {
  /** A shop that only this test knows: its seller, its Stripe account, its one product. */
  shopWith: (product?: Partial<ShopWish['product']>, shopName?: string) => Promise<JourneyShop>
  /** Another person with a browser of their own. */
  visitor: () => Promise<Page>
  /** The seller of a shop, signed in, in a browser of their own. */
  sellerOf: (shop: JourneyShop, next: string) => Promise<Page>
}

/** `test` for journeys that buy: each has shops of its own. */
export const test = base.extend<Fixtures, { closing: undefined }>({
  closing: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function needs out of this pattern.
    async ({}, use) => {
      await use(undefined)
      await closeShops()
    },
    { scope: 'worker' },
  ],
  shopWith: async ({ closing: _ }, use) => {
    await use(({ name, price = '34.00', ...more } = {}, shopName) => {
      const mark = randomUUID().slice(0, 8)
      const product = { name: name ?? `Journey bowl ${mark}`, price, ...more }
      return setOutShop({ email: `seller-${mark}@journeys.test`, shopName: shopName ?? `Shop ${mark}`, businessName: `Pottery ${mark}`, product })
    })
  },
  visitor: async ({ browser, watch }, use) => {
    const contexts: BrowserContext[] = []
    await use(async () => {
      const context = await browser.newContext()
      contexts.push(context)
      watch(context)
      return context.newPage()
    })
    for (const context of contexts) await context.close()
  },
  sellerOf: async ({ visitor, mailbox }, use) => {
    await use(async (shop, next) => {
      const page = await visitor()
      await signIn(page, mailbox, shop.email, next)
      return page
    })
  },
})
