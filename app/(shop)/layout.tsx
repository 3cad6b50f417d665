import type { ReactNode } from 'react'
import { readPreferences } from '@/app/preferences'
import { ShopShell } from '@/components/shell/shop-shell'
import { currentViewer } from '@/lib/auth/viewer'
import { cartCount } from '@/lib/cart/cart-count'
import { currentCart } from '@/lib/cart/current-cart'

/** The frame of the storefront, the checkout and a buyer's orders. */
export default async function ShopLayout({ children }: { children: ReactNode }) {
  const [viewer, preferences, inCart] = await Promise.all([currentViewer(), readPreferences(), currentCart().then(cartCount)])
  return (
    <ShopShell viewer={viewer} preferences={preferences} inCart={inCart}>
      {children}
    </ShopShell>
  )
}
