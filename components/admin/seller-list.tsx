import { useTranslations } from 'next-intl'
import { type ActionAnswer, ActionButton } from '@/components/admin/action-button'
import { RequirementList } from '@/components/sellers/requirement-list'
import { Card } from '@/components/ui/data/card'
import { useMoment } from '@/components/ui/data/moment'
import { Badge, type Tone } from '@/components/ui/feedback/badge'
import { LinkButton } from '@/components/ui/form/link-button'
import { TextLink } from '@/components/ui/layout/text-link'
import type { SellerLine, SellerNote, SellerState } from '@/lib/domain/wire/admin-views'

const TONE: Record<SellerState, Tone> = { ready: 'good', cannot_charge: 'warn', disconnected: 'danger', not_connected: 'neutral' }

/**
 * The sellers with the state of their accounts.
 * @param resync makes the action that reads a seller's account from Stripe again
 * @param approve makes the action that lets a shop sell that waits for it
 */
export function SellerList({
  sellers,
  resync,
  approve,
}: {
  sellers: SellerLine[]
  resync: (sellerId: string) => (before: ActionAnswer) => Promise<ActionAnswer>
  approve: Approve
}) {
  const t = useTranslations('admin.sellers')
  const moment = useMoment()
  return (
    <Card padded={false}>
      <ul className="divide-y divide-line">
        {sellers.map((seller) => (
          <li key={seller.id} className="flex flex-col gap-3 px-5 py-4">
            <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
              <div className="min-w-0">
                <h2 className="font-medium">
                  {seller.closedAt ? (
                    <bdi>{seller.shopName}</bdi>
                  ) : (
                    <TextLink href={`/sellers/${seller.slug}`}>
                      <bdi>{seller.shopName}</bdi>
                    </TextLink>
                  )}
                </h2>
                <p className="break-words text-muted text-sm">
                  <bdi>{seller.email ?? t('noEmail')}</bdi> <span>·</span> <span>{t('since', { day: moment(seller.createdAt, 'day') })}</span>{' '}
                  <span>·</span> <span>{t('products', { count: seller.activeProducts })}</span>
                </p>
              </div>
              <div className="flex flex-wrap gap-2">
                <SellerStates seller={seller} />
              </div>
            </div>
            <SellerAccount seller={seller} />
            <div className="flex flex-wrap gap-x-4 gap-y-2">
              {seller.account && seller.state !== 'disconnected' && (
                <ActionButton action={resync(seller.id)} busyText={t('resyncing')} label={t('resyncOf', { shop: seller.shopName })}>
                  {t('resync')}
                </ActionButton>
              )}
              {!seller.closedAt && (
                <LinkButton href={`/admin/fees/${seller.id}`} variant="secondary" size="sm" aria-label={t('feeOf', { shop: seller.shopName })}>
                  {t('fee')}
                </LinkButton>
              )}
              {!seller.closedAt && seller.approval === 'waiting' && (
                <ActionButton action={approve(seller.id)} busyText={t('saving')} label={t('approveOf', { shop: seller.shopName })}>
                  {t('approve')}
                </ActionButton>
              )}
              <LinkButton href={`/admin/sellers/${seller.id}`} variant="secondary" size="sm" aria-label={t('manageOf', { shop: seller.shopName })}>
                {t('manage')}
              </LinkButton>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Whether a seller can sell, as badges. */
export function SellerStates({ seller: { closedAt, approval, state } }: { seller: SellerLine }) {
  const t = useTranslations('admin.sellers')
  const moment = useMoment()
  if (closedAt) return <Badge>{t('closed', { day: moment(closedAt, 'day') })}</Badge>
  return (
    <>
      {approval !== 'approved' && <Badge tone="warn">{t(`approval.${approval}`)}</Badge>}
      <Badge tone={TONE[state]}>{t(`state.${state}`)}</Badge>
    </>
  )
}

type Approve = (sellerId: string) => (before: ActionAnswer) => Promise<ActionAnswer>

/** The Stripe account of a seller, and what Stripe asks for. */
export function SellerAccount({ seller: { account, note, missing } }: { seller: SellerLine }) {
  const t = useTranslations('admin.sellers')
  const moment = useMoment()
  if (!account) return null
  const { name, accountId, country, currency, syncedAt, dashboardUrl } = account
  const place = [country, currency?.toUpperCase()].filter(Boolean).join(' · ')
  return (
    <div className="flex flex-col gap-1.5 text-sm">
      <p className="break-words">
        <TextLink href={dashboardUrl} external>
          <bdi>{name}</bdi>
        </TextLink>{' '}
        <code className="font-mono text-muted text-xs">{accountId}</code> {place && <span className="text-muted">{`· ${place}`}</span>}
      </p>
      {note && <Note note={note} />}
      {missing.length > 0 && (
        <>
          <p>{t('asks')}</p>
          <RequirementList requirements={missing} />
        </>
      )}
      <p className="text-muted">{syncedAt ? t('read', { at: moment(syncedAt) }) : t('notRead')}</p>
    </div>
  )
}

function Note({ note }: { note: SellerNote }) {
  const t = useTranslations('admin.sellers.note')
  const why = useTranslations('connect.disabled')
  switch (note) {
    case 'disconnectedByStripe':
    case 'disconnectedBySeller':
    case 'liveMode':
    case 'testMode':
    case 'feeRefused':
      return <p>{t(note)}</p>
    default:
      return <p>{why(note)}</p>
  }
}
