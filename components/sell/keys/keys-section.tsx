import { KeyRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/data/card'
import { Alert } from '@/components/ui/feedback/alert'
import { ConfirmDialog } from '@/components/ui/feedback/confirm-dialog'
import type { KeysView } from '@/lib/domain/wire/digital-views'
import { AddKeysForm, type AddKeysState } from './add-keys-form'

/** The keys of a digital product: one is sold with each piece. */
export function KeysSection({
  pools: { missing, variants },
  add,
  remove,
}: {
  pools: KeysView
  add: (state: AddKeysState, form: FormData) => Promise<AddKeysState>
  remove: (variantId: string) => () => Promise<void>
}) {
  const t = useTranslations('sell.product.keys')
  const choices = variants.some(({ title }) => title) ? variants.map(({ id, title }) => ({ id, title })) : []
  const pools = variants.flatMap(({ keys, ...variant }) => (keys ? [{ ...variant, ...keys }] : []))
  return (
    <Section title={t('title')} hint={t('about')}>
      <div className="flex flex-col gap-6">
        {missing > 0 && (
          <Alert tone="warn" title={t('missing', { count: missing })}>
            {t('missingText')}
          </Alert>
        )}
        {pools.length > 0 && (
          <ul className="flex flex-col divide-y divide-line">
            {pools.map((pool) => (
              <li key={pool.id} className="py-3 first:pt-0 last:pb-0">
                <Pool pool={pool} remove={remove(pool.id)} />
              </li>
            ))}
          </ul>
        )}
        <AddKeysForm action={add} variants={choices} />
      </div>
    </Section>
  )
}

type PoolFacts = { title: string; unsold: number; sold: number; stock: number | null }

function Pool({ pool: { title, unsold, sold, stock }, remove }: { pool: PoolFacts; remove: () => Promise<void> }) {
  const t = useTranslations('sell.product.keys')
  const held = unsold - (stock ?? 0)
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <div className="flex min-w-0 items-start gap-3">
        <KeyRound aria-hidden className="mt-0.5 size-4.5 shrink-0 text-muted" />
        <div className="min-w-0">
          {title && (
            <p className="wrap-anywhere font-medium">
              <bdi>{title}</bdi>
            </p>
          )}
          <p className={unsold === 0 ? 'text-sm text-warn' : 'text-sm'}>{unsold === 0 ? t('empty') : t('unsold', { count: unsold })}</p>
          <p className="text-muted text-sm">{held > 0 ? t('soldAndHeld', { sold, held }) : t('sold', { sold })}</p>
        </div>
      </div>
      <ConfirmDialog
        action={remove}
        deed={t('remove.deed')}
        about={title || undefined}
        busyText={t('remove.busy')}
        title={t('remove.title')}
        variant="ghost"
        size="sm"
      >
        {t('remove.text')}
      </ConfirmDialog>
    </div>
  )
}
