import { type ActionAnswer, ActionButton } from '@/components/admin/action-button'
import { Card } from '@/components/ui/data/card'
import { Moment } from '@/components/ui/data/moment'
import { Badge, type Tone } from '@/components/ui/feedback/badge'
import { TextLink } from '@/components/ui/layout/text-link'
import type { SellerLine, SellerState } from '@/lib/domain/wire/admin-views'

const STATE: Record<SellerState, { tone: Tone; label: string }> = {
  ready: { tone: 'good', label: 'Can sell' },
  cannot_charge: { tone: 'warn', label: 'Cannot charge' },
  disconnected: { tone: 'danger', label: 'Disconnected' },
  not_connected: { tone: 'neutral', label: 'Not connected' },
}

/**
 * The sellers with the state of their accounts.
 * @param resync makes the action that reads a seller's account from Stripe again
 */
export function SellerList({
  sellers,
  resync,
}: {
  sellers: SellerLine[]
  resync: (sellerId: string) => (before: ActionAnswer) => Promise<ActionAnswer>
}) {
  return (
    <Card padded={false}>
      <ul className="divide-y divide-line">
        {sellers.map((seller) => (
          <li key={seller.id} className="flex flex-col gap-3 px-5 py-4">
            <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
              <div className="min-w-0">
                <h2 className="font-medium">
                  <TextLink href={`/sellers/${seller.slug}`}>{seller.shopName}</TextLink>
                </h2>
                <p className="break-words text-muted text-sm">
                  <bdi>{seller.email ?? 'No e-mail'}</bdi> · since <Moment at={seller.createdAt} as="day" /> · {productsText(seller.activeProducts)}
                </p>
              </div>
              <Badge tone={STATE[seller.state].tone}>{STATE[seller.state].label}</Badge>
            </div>
            <Account seller={seller} />
            {seller.account && seller.state !== 'disconnected' && (
              <ActionButton action={resync(seller.id)} busyText="Asking Stripe…" about={seller.shopName}>
                Read from Stripe again
              </ActionButton>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Account({ seller: { account, sentence, missing } }: { seller: SellerLine }) {
  if (!account) return null
  const { name, accountId, country, currency, syncedAt, dashboardUrl } = account
  const place = [country, currency?.toUpperCase()].filter(Boolean).join(' · ')
  return (
    <div className="flex flex-col gap-1.5 text-sm">
      <p className="break-words">
        <TextLink href={dashboardUrl} external>
          {name}
        </TextLink>{' '}
        <code className="font-mono text-muted text-xs">{accountId}</code> {place && <span className="text-muted">· {place}</span>}
      </p>
      {sentence && <p>{sentence}</p>}
      {missing.length > 0 && (
        <>
          <p>Stripe still asks for:</p>
          <ul className="list-disc pl-5">
            {missing.map((thing) => (
              <li key={thing}>{thing}</li>
            ))}
          </ul>
        </>
      )}
      <p className="text-muted">
        {syncedAt ? (
          <>
            Read from Stripe: <Moment at={syncedAt} />
          </>
        ) : (
          'Not read from Stripe yet'
        )}
      </p>
    </div>
  )
}

function productsText(count: number): string {
  return count === 1 ? '1 product on sale' : `${count} products on sale`
}
