import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/ui/feedback/confirm-dialog'

/** What links in mails allow, and the way to end them all. */
export function EndLinks({ end }: { end: () => Promise<string | null> }) {
  const t = useTranslations('orders.links')
  return (
    <section aria-labelledby="links" className="flex flex-col items-start gap-3">
      <h2 id="links" className="font-semibold text-lg">
        {t('title')}
      </h2>
      <p className="max-w-xl text-muted text-sm">{t('text')}</p>
      <ConfirmDialog action={end} deed={t('end')} keep={t('keep')} busyText={t('busy')} title={t('dialogTitle')} variant="danger" size="sm">
        {t('dialog')}
      </ConfirmDialog>
    </section>
  )
}
