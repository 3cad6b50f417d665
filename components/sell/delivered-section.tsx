import { useTranslations } from 'next-intl'
import { LineChoice } from '@/components/orders/line-choice'
import { Section } from '@/components/ui/data/card'
import { Moment } from '@/components/ui/data/moment'
import { isolated } from '@/components/ui/isolated'
import type { DeliveredView } from '@/lib/domain/wire/digital-views'

/** What of a sale was delivered by download, and when it was had; nothing where nothing was. */
export function DeliveredSection({ delivered }: { delivered: DeliveredView[] }) {
  const t = useTranslations('sell.sale.delivered')
  if (delivered.length === 0) return null
  return (
    <Section title={t('title')}>
      <ul className="flex flex-col divide-y divide-line">
        {delivered.map((line) => (
          <li key={line.lineId} className="flex flex-col gap-3 py-4 first:pt-0 last:pb-0">
            <Line line={line} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Line({ line: { name, variantTitle, grantedAt, revoked, files, keys, keysMissing, downloads } }: { line: DeliveredView }) {
  const t = useTranslations('sell.sale.delivered')
  return (
    <>
      <div>
        <p className="wrap-anywhere font-medium">
          <bdi>{name}</bdi>
        </p>
        <LineChoice variantTitle={variantTitle} />
        <p className="text-muted text-sm">
          <span>{t('since')}</span> <Moment at={grantedAt} />
        </p>
        {revoked && <p className="text-sm text-warn">{t(`revoked.${revoked}`)}</p>}
      </div>
      <ul className="text-sm">
        {files.map(({ id, name: file, version }) => (
          <li key={id} className="wrap-anywhere">
            {t.rich('file', { file, version, ...isolated })}
          </li>
        ))}
        {keys.map((end, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: ends of keys may be equal, and their order stays
          <li key={at}>{t.rich('key', { end, ...isolated })}</li>
        ))}
      </ul>
      {files.length + keys.length + keysMissing === 0 && !revoked && <p className="text-sm text-warn">{t('noFiles')}</p>}
      {keysMissing > 0 && !revoked && <p className="text-sm text-warn">{t('keysMissing', { count: keysMissing })}</p>}
      {files.length > 0 && downloads.length === 0 && <p className="text-muted text-sm">{t('notDownloaded')}</p>}
      {downloads.length > 0 && (
        <details className="text-sm">
          <summary className="cursor-pointer">{t('downloads', { count: downloads.length })}</summary>
          <ul className="mt-2 flex flex-col gap-1 text-muted">
            {downloads.map(({ at, name: file, version }) => (
              <li key={`${at} ${file}`} className="wrap-anywhere">
                <Moment at={at} />
                <span>{' · '}</span>
                <span>{t.rich('file', { file, version, ...isolated })}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
