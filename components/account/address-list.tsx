import { useTranslations } from 'next-intl'
import { AddressText } from '@/components/ui/data/address-text'
import { ConfirmDialog } from '@/components/ui/feedback/confirm-dialog'
import type { ShipTo } from '@/lib/domain/shipping/ship-to'

type Address = { id: string; shipTo: ShipTo }

/** Addresses a person had things delivered to. @param remove forgets one */
export function AddressList({ addresses, remove }: { addresses: Address[]; remove: (id: string) => () => Promise<void> }) {
  const t = useTranslations('orders.addresses')
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
      {addresses.map(({ id, shipTo }) => (
        <li key={id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-5 py-4">
          <AddressText shipTo={shipTo} />
          <ConfirmDialog action={remove(id)} deed={t('remove')} busyText={t('removing')} title={t('removeTitle')} variant="danger" size="sm">
            {t('removeText')}
          </ConfirmDialog>
        </li>
      ))}
    </ul>
  )
}
