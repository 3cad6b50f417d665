/** What somebody is in a shop; `reader` reads everything and changes nothing. */
export const SHOP_ROLES = ['owner', 'manager', 'shipper', 'reader'] as const
export type ShopRole = (typeof SHOP_ROLES)[number]

/** What can be done in a shop, and the roles that may. `read` is what every member may. */
const MAY = {
  read: ['owner', 'manager', 'shipper', 'reader'],
  'orders.read': ['owner', 'manager', 'shipper', 'reader'],
  'products.read': ['owner', 'manager', 'shipper', 'reader'],
  'shop.read': ['owner', 'manager', 'reader'],
  'money.read': ['owner', 'manager', 'reader'],
  'orders.ship': ['owner', 'manager', 'shipper'],
  'orders.message': ['owner', 'manager', 'shipper'],
  'orders.cancel': ['owner', 'manager'],
  'orders.refund': ['owner', 'manager'],
  'products.edit': ['owner', 'manager'],
  'discounts.edit': ['owner', 'manager'],
  'reviews.answer': ['owner', 'manager'],
  'disputes.answer': ['owner', 'manager'],
  'settings.edit': ['owner', 'manager'],
  'account.check': ['owner', 'manager'],
  'api.manage': ['owner', 'manager'],
  connect: ['owner'],
  'team.manage': ['owner'],
  'shop.close': ['owner'],
} as const satisfies Record<string, readonly ShopRole[]>

export type ShopDeed = keyof typeof MAY
export const SHOP_DEEDS = Object.keys(MAY) as ShopDeed[]

/** Whether somebody with this role in a shop may do this there. */
export function mayInShop(role: ShopRole, deed: ShopDeed): boolean {
  return MAY[deed].some((each) => each === role)
}
