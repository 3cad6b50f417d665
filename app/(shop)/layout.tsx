import type { ReactNode } from 'react'
import { readTheme } from '@/app/theme'
import { ShopShell } from '@/components/shell/shop-shell'
import { currentViewer } from '@/lib/auth/viewer'
import { cartCount } from '@/lib/cart/cart-count'
import { currentCart } from '@/lib/cart/current-cart'

/** The frame of the storefront, the checkout and a buyer's orders. */
export default async function ShopLayout({ children }: { children: ReactNode }) {
  const [viewer, theme, inCart] = await Promise.all([currentViewer(), readTheme(), currentCart().then(cartCount)])
  return (
    <ShopShell viewer={viewer} theme={theme} inCart={inCart}>
      {children}
    </ShopShell>
  )
}
