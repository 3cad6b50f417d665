import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/data/card'
import { ConfirmDialog } from '@/components/ui/feedback/confirm-dialog'
import { PostButton } from '@/components/ui/form/post-button'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
import { shopsOf } from '@/lib/sellers/team/read-team'
import { chooseShopAction, leaveShopAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.team.shops'))('title') }
}

/** The shops somebody works in, with their role in each, and buttons to go there and to leave. */
export default async function ShopsPage() {
  const { userId, sellerId } = await requireSeller('read')
  const [shops, t, roles] = await Promise.all([shopsOf(userId), getTranslations('sell.team.shops'), getTranslations('sell.team.role')])
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <ul className="flex flex-col gap-3">
        {shops.map((shop) => (
          <li key={shop.sellerId}>
            <Card className="flex flex-wrap items-center justify-between gap-3">
              <div>
                <p className="font-medium">
                  <bdi>{shop.shopName}</bdi>
                </p>
                <p className="text-muted text-sm">{roles(shop.role)}</p>
              </div>
              <div className="flex flex-wrap items-center gap-3">
                {shop.sellerId === sellerId ? (
                  <p className="text-good text-sm">{t('here')}</p>
                ) : (
                  <PostButton action={chooseShopAction.bind(null, shop.sellerId)} size="sm">
                    {t('open', { shop: shop.shopName })}
                  </PostButton>
                )}
                <ConfirmDialog
                  action={leaveShopAction.bind(null, shop.sellerId)}
                  deed={t('leave')}
                  about={shop.shopName}
                  busyText={t('leaving')}
                  title={t('leaveTitle', { shop: shop.shopName })}
                  variant="danger"
                  size="sm"
                >
                  {t('leaveText')}
                </ConfirmDialog>
              </div>
            </Card>
          </li>
        ))}
      </ul>
    </>
  )
}
