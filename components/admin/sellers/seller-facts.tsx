import { useTranslations } from 'next-intl'
import { SellerAccount, SellerStates } from '@/components/admin/seller-list'
import { Section } from '@/components/ui/data/card'
import { FactList } from '@/components/ui/data/fact-list'
import type { SellerPageView } from '@/lib/domain/wire/admin-views'

/** The Stripe account of a seller: whether it can charge and be paid out, and what Stripe asks for. */
export function SellerFacts({ view: { seller, can } }: { view: SellerPageView }) {
  const t = useTranslations('admin.seller')
  const word = (isEnabled: boolean) => t(isEnabled ? 'enabled' : 'disabled')
  const facts = can
    ? [
        { label: t('charges'), value: word(can.charge) },
        { label: t('payouts'), value: word(can.payOut) },
      ]
    : []
  return (
    <Section
      title={t('account')}
      action={
        <span className="flex flex-wrap gap-2">
          <SellerStates seller={seller} />
        </span>
      }
    >
      <div className="flex flex-col gap-4">
        <SellerAccount seller={seller} />
        {facts.length > 0 && <FactList facts={facts} />}
      </div>
    </Section>
  )
}
