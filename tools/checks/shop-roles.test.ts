// Every page, action and route of a seller names the deed it takes, and the table below says who that lets in.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { mayInShop, SHOP_DEEDS, SHOP_ROLES, type ShopDeed } from '@/lib/domain/sellers/shop-roles'

/** Opens a shop, so there is none yet to have a role in. */
const WITHOUT_SHOP = ['sell/settings openShopAction']

/** What is asked for, the deed it takes, and who is let in: o(wner), m(anager), s(hipper), r(ead-only). */
const MATRIX = `
api/connect/authorize POST                                     | connect         | o---
api/connect/callback GET                                       | connect         | o---
api/connect/onboarding POST GET                                | connect         | o---
api/connect/onboarding/return GET                              | connect         | o---
api/connect/open POST                                          | connect         | o---
api/sell/files POST                                            | products.edit   | om--
api/sell/files/[fileId] POST                                   | products.edit   | om--
api/sell/files/[fileId]/[position] PUT                         | products.edit   | om--
sell/(home) page                                               | read            | omsr
sell/balance page                                              | money.read      | om-r
sell/balance refreshBalanceAction                              | money.read      | om-r
sell/connect page                                              | connect         | o---
sell/connect/result page                                       | connect         | o---
sell/delivery moveZoneAction                                   | settings.edit   | om--
sell/delivery page                                             | shop.read       | om-r
sell/delivery removeZoneAction                                 | settings.edit   | om--
sell/delivery saveZoneAction                                   | settings.edit   | om--
sell/delivery/[zoneId] page                                    | settings.edit   | om--
sell/delivery/new page                                         | settings.edit   | om--
sell/discounts endDiscountAction                               | discounts.edit  | om--
sell/discounts page                                            | shop.read       | om-r
sell/discounts saveDiscountAction                              | discounts.edit  | om--
sell/discounts/[discountId] page                               | discounts.edit  | om--
sell/discounts/new page                                        | discounts.edit  | om--
sell/disputes/(list) page                                      | shop.read       | om-r
sell/disputes/[id] acceptAction                                | disputes.answer | om--
sell/disputes/[id] addFileAction                               | disputes.answer | om--
sell/disputes/[id] answerAction                                | disputes.answer | om--
sell/disputes/[id] page                                        | shop.read       | om-r
sell/disputes/[id] removeFileAction                            | disputes.answer | om--
sell/disputes/[id]/packet GET                                  | shop.read       | om-r
sell/documents page                                            | money.read      | om-r
sell/fees/(list) page                                          | money.read      | om-r
sell/fees/[month] page                                         | money.read      | om-r
sell/fees/[month]/csv GET                                      | money.read      | om-r
sell/orders cancelSaleAction                                   | orders.cancel   | om--
sell/orders readyAction                                        | orders.ship     | oms-
sell/orders/(list) page                                        | orders.read     | omsr
sell/orders/[id] acceptRequestAction                           | orders.refund   | om--
sell/orders/[id] correctTrackingAction                         | orders.ship     | oms-
sell/orders/[id] declineRequestAction                          | orders.cancel   | om--
sell/orders/[id] deliveredAction                               | orders.ship     | oms-
sell/orders/[id] page                                          | orders.read     | omsr
sell/orders/[id] shipItemsAction                               | orders.ship     | oms-
sell/orders/[id] undoShipmentAction                            | orders.ship     | oms-
sell/orders/[id]/disputes dismissWarningAction                 | disputes.answer | om--
sell/orders/[id]/messages readFromBuyerAction                  | orders.message  | oms-
sell/orders/[id]/messages writeToBuyerAction                   | orders.message  | oms-
sell/orders/[id]/refund page                                   | orders.refund   | om--
sell/orders/[id]/refund refundSaleAction                       | orders.refund   | om--
sell/orders/[id]/returns approveReturnAction                   | orders.refund   | om--
sell/orders/[id]/returns declineReturnAction                   | orders.refund   | om--
sell/orders/[id]/returns instructReturnAction                  | orders.refund   | om--
sell/orders/[id]/returns receiveReturnAction                   | orders.refund   | om--
sell/orders/[id]/slip page                                     | orders.read     | omsr
sell/orders/csv GET                                            | money.read      | om-r
sell/payouts/(list) page                                       | money.read      | om-r
sell/payouts/[id] page                                         | money.read      | om-r
sell/payouts/[id]/csv GET                                      | money.read      | om-r
sell/products archiveProductAction                             | products.edit   | om--
sell/products createProductAction                              | products.edit   | om--
sell/products restoreProductAction                             | products.edit   | om--
sell/products updateProductAction                              | products.edit   | om--
sell/products/(list) page                                      | products.read   | omsr
sell/products/[id] page                                        | products.read   | omsr
sell/products/csv GET                                          | products.read   | omsr
sell/products/files removeFileAction                           | products.edit   | om--
sell/products/import checkFileAction                           | products.edit   | om--
sell/products/import fetchAgainAction                          | products.edit   | om--
sell/products/import page                                      | products.edit   | om--
sell/products/import startImportAction                         | products.edit   | om--
sell/products/import stopImportAction                          | products.edit   | om--
sell/products/import/[importId] page                           | products.edit   | om--
sell/products/import/[importId]/csv GET                        | products.edit   | om--
sell/products/keys addKeysAction                               | products.edit   | om--
sell/products/keys removeKeysAction                            | products.edit   | om--
sell/products/new page                                         | products.edit   | om--
sell/products/pictures addPictureAction                        | products.edit   | om--
sell/products/pictures movePictureAction                       | products.edit   | om--
sell/products/pictures removePictureAction                     | products.edit   | om--
sell/products/pictures showPictureForAction                    | products.edit   | om--
sell/refused page                                              | read            | omsr
sell/reviews page                                              | shop.read       | om-r
sell/reviews replyAction                                       | reviews.answer  | om--
sell/settings cancelWindowAction                               | settings.edit   | om--
sell/settings checkAgainAction                                 | account.check   | om--
sell/settings closeShopAction                                  | shop.close      | o---
sell/settings disconnectAction                                 | connect         | o---
sell/settings page                                             | shop.read       | om-r
sell/settings renameShopAction                                 | settings.edit   | om--
sell/settings saveLegalAction                                  | settings.edit   | om--
sell/settings solveRefusalAction                               | account.check   | om--
sell/settings/api-keys createKeyAction                         | api.manage      | om--
sell/settings/api-keys page                                    | api.manage      | om--
sell/settings/api-keys revokeKeyAction                         | api.manage      | om--
sell/settings/returns returnPolicyAction                       | settings.edit   | om--
sell/settings/shop-page saveShopPageAction                     | settings.edit   | om--
sell/settings/shop-page page                                   | shop.read       | om-r
sell/settings/team inviteAction                                | team.manage     | o---
sell/settings/team page                                        | team.manage     | o---
sell/settings/team removeMemberAction                          | team.manage     | o---
sell/settings/team revokeAction                                | team.manage     | o---
sell/settings/team roleAction                                  | team.manage     | o---
sell/settings/webhooks addWebhookAction                        | api.manage      | om--
sell/settings/webhooks enableWebhookAction                     | api.manage      | om--
sell/settings/webhooks page                                    | api.manage      | om--
sell/settings/webhooks removeWebhookAction                     | api.manage      | om--
sell/settings/webhooks resendAction                            | api.manage      | om--
sell/settings/warnings warningPolicyAction                     | settings.edit   | om--
sell/shops chooseShopAction                                    | read            | omsr
sell/shops leaveShopAction                                     | read            | omsr
sell/shops page                                                | read            | omsr
sell/tax page                                                  | shop.read       | om-r
sell/tax saveTaxAction                                         | settings.edit   | om--
`

const PLACES = [
  'app/sell',
  'app/api/sell',
  'app/api/connect/authorize',
  'app/api/connect/callback',
  'app/api/connect/onboarding',
  'app/api/connect/open',
]
const NAMED = /(?:requireSeller\(|sellerRequest\(request, |sellerOrRedirect\(|mayInShop\(viewer\.role, )'([\w.]+)'\)/g

test('each page, action and route of a seller names one deed, and lets in whom the matrix says', () => {
  const rows = MATRIX.trim().split('\n')
  const said = new Map(rows.map((row) => row.split(' | ').map((cell) => cell.trim())).map(([of = '', deed, roles]) => [of, { deed, roles }]))
  expect(said.size).toBe(rows.length)
  const found = new Map(PLACES.flatMap(entriesIn).map(({ of, text }) => [of, rowOf(text)]))
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(said))
})

/** The deed a piece of code names; where it names several, all of them, which the matrix has no row for. */
function rowOf(text: string): { deed: string; roles: string } {
  const deeds = [...text.matchAll(NAMED)].map(([, deed = '']) => deed)
  const deed = [...new Set(deeds)].join(' and ')
  const known = SHOP_DEEDS.find((each): each is ShopDeed => each === deed)
  const roles = known ? SHOP_ROLES.map((role) => (mayInShop(role, known) ? role[0] : '-')).join('') : 'nobody'
  return { deed, roles }
}

/** Pages and routes as a whole, actions one by one. */
function entriesIn(folder: string): { of: string; text: string }[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file}`)
    .filter((file) => /\/(page\.tsx|route\.ts|actions\.ts)$/.test(file))
  return files.flatMap(entriesOf).filter(({ of }) => !WITHOUT_SHOP.includes(of))
}

function entriesOf(file: string): { of: string; text: string }[] {
  const text = readFileSync(file, 'utf8')
  const of = file.slice('app/'.length, file.lastIndexOf('/'))
  const isAction = file.endsWith('actions.ts')
  const parts = text.split(/^(?=export (?:const|async function|function) )/m).slice(1)
  if (!isAction) return [{ of: `${of} ${file.endsWith('page.tsx') ? 'page' : methodsOf(parts)}`, text }]
  return parts.map((part) => ({ of: `${of} ${/^export (?:const|async function|function) (\w+)/.exec(part)?.[1]}`, text: part }))
}

const methodsOf = (parts: string[]) => parts.flatMap((part) => /function ([A-Z]+)\(/.exec(part)?.[1] ?? []).join(' ')
