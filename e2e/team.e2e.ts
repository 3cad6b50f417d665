// A seller's team: somebody is invited by mail, accepts, does what their role lets them, and loses it when they are removed.
import { look } from './bought'
import { expectAccessible, signIn } from './fixtures'
import { expect, test } from './shops'

test('an owner invites a shipper by mail, who accepts, sees orders but no money, and loses access when removed', async ({
  email,
  shopWith,
  sellerOf,
  visitor,
  mailbox,
}) => {
  const shop = await shopWith()
  const address = email('shipper')
  const owner = await sellerOf(shop, '/sell/settings')

  await test.step('the owner invites', async () => {
    await owner.getByRole('link', { name: 'Manage team' }).click()
    await expect(owner.getByRole('heading', { level: 1 })).toHaveText('Team')
    await owner.getByLabel('E-mail').fill(address)
    await owner.getByLabel('Role', { exact: true }).selectOption('shipper')
    await owner.getByRole('button', { name: 'Send invitation' }).press('Enter')
    await expect(owner.getByText(`Invitation sent to ${address}.`)).toBeVisible()
    await expect(owner.getByRole('cell', { name: address, exact: true })).toBeVisible()
    await expectAccessible(owner)
    await look(owner, 'team')
  })

  const link = /https?:\/\/\S+\/join\?token=\S+/.exec((await mailbox.newest(address, /^Join the team of /)).text)?.[0] ?? ''
  const path = link.slice(new URL(link).origin.length)

  await test.step('another person cannot accept', async () => {
    const stranger = await visitor()
    await signIn(stranger, mailbox, email('stranger'), path)
    await expect(stranger.getByRole('heading', { name: 'This invitation is for another address' })).toBeVisible()
    await expect(stranger.getByRole('button', { name: 'Accept invitation' })).toHaveCount(0)
    await expectAccessible(stranger)
  })

  const shipper = await visitor()
  await test.step('the invited person accepts, and sees what a shipper sees', async () => {
    await signIn(shipper, mailbox, address, path)
    await expectAccessible(shipper)
    await look(shipper, 'team-join')
    await shipper.getByRole('button', { name: 'Accept invitation' }).press('Enter')
    await shipper.waitForURL('**/sell')
    await expect(shipper.getByRole('heading', { level: 1 })).toHaveText(shop.shopName)
    await expect(shipper.getByRole('link', { name: 'Orders', exact: true }).first()).toBeVisible()
    await expect(shipper.getByRole('link', { name: 'Payouts', exact: true })).toHaveCount(0)
    await shipper.goto('/sell/payouts')
    await expect(shipper.getByRole('heading', { name: 'Not allowed' })).toBeVisible()
    await expect(shipper.getByText(shop.email)).toBeVisible()
    await expectAccessible(shipper)
    await look(shipper, 'team-refused')
    await shipper.goto('/sell/products/new')
    await expect(shipper.getByRole('heading', { name: 'Not allowed' })).toBeVisible()
  })

  await test.step('the shipper finds where they could leave', async () => {
    await shipper.goto('/sell/shops')
    await shipper.getByRole('button', { name: `Leave: ${shop.shopName}` }).click()
    await expect(shipper.getByRole('dialog').getByRole('heading')).toHaveText(`Leave ${shop.shopName}?`)
    await expectAccessible(shipper)
    await look(shipper, 'team-leave')
    await shipper.keyboard.press('Escape')
  })

  await test.step('the last owner cannot leave; the shipper is removed, and is out at the next request', async () => {
    await owner.reload()
    await owner.getByRole('button', { name: `Remove: ${shop.email}` }).click()
    await owner.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await expect(owner.getByText('A shop needs an owner. Make somebody else an owner first.')).toBeVisible()
    await owner.keyboard.press('Escape')
    await owner.getByRole('button', { name: `Remove: ${address}` }).click()
    await owner.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    // Behind an open window no cell is found, so its end is waited for first.
    await expect(owner.getByRole('dialog')).toHaveCount(0)
    await expect(owner.getByRole('cell', { name: address, exact: true })).toHaveCount(0)
    await shipper.goto('/sell/orders')
    await expect(shipper.getByRole('heading', { level: 1 })).toHaveText('Open your shop')
  })
})
