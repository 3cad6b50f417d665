import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { bdi } from '@/components/ui/bdi'
import { LinkButton } from '@/components/ui/form/link-button'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
import { SHOP_DEEDS, type ShopDeed } from '@/lib/domain/sellers/shop-roles'
import { ownerNames } from '@/lib/sellers/team/owner-names'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.notAllowed'))('title') }
}

const NAMES = {
  read: 'read',
  'orders.read': 'readOrders',
  'products.read': 'readProducts',
  'shop.read': 'readShop',
  'money.read': 'readMoney',
  'orders.ship': 'ship',
  'orders.message': 'message',
  'orders.cancel': 'cancel',
  'orders.refund': 'refund',
  'products.edit': 'editProducts',
  'discounts.edit': 'editDiscounts',
  'reviews.answer': 'answerReviews',
  'disputes.answer': 'answerDisputes',
  'settings.edit': 'editSettings',
  'api.manage': 'manageApi',
  'account.check': 'checkAccount',
  connect: 'connect',
  'team.manage': 'manageTeam',
  'shop.close': 'closeShop',
} as const satisfies Record<ShopDeed, string>

/** Where somebody lands whose role in the shop is not enough for what they asked for: what it was, and who can help. */
export default async function RefusedPage({ searchParams }: PageProps<'/sell/refused'>) {
  const [{ sellerId, role }, query, t, format] = await Promise.all([
    requireSeller('read'),
    searchParams,
    getTranslations('sell.notAllowed'),
    getFormatter(),
  ])
  const deed = SHOP_DEEDS.find((each) => each === query.deed) ?? 'read'
  const owners = format.list(await ownerNames(sellerId))
  return (
    <>
      <PageHeader title={t('title')} lead={t('text', { deed: t(`deed.${NAMES[deed]}`), role: t(`role.${role}`) })} />
      <p>{t.rich('help', { owners, bdi })}</p>
      <div>
        <LinkButton href="/sell">{t('back')}</LinkButton>
      </div>
    </>
  )
}
