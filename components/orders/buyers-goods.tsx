import { Download, KeyRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Moment } from '@/components/ui/data/moment'
import { useFileSize } from '@/components/ui/data/use-file-size'
import { LinkButton } from '@/components/ui/form/link-button'
import type { BuyersFileView, BuyersGoodsView } from '@/lib/domain/wire/digital-views'
import type { OrderPageView } from '@/lib/domain/wire/order-views'
import { LineChoice } from './line-choice'

/** What a buyer downloads of their order; nothing where nothing of it is digital and paid. */
export function BuyersGoods({ goods, consent }: { goods: BuyersGoodsView[]; consent: OrderPageView['digitalConsent'] }) {
  const t = useTranslations('orders.files')
  if (goods.length === 0) return null
  return (
    <section aria-labelledby="files" className="flex flex-col gap-3">
      <h2 id="files" className="font-semibold text-lg">
        {t('title')}
      </h2>
      <ul className="flex flex-col divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
        {goods.map((line) => (
          <li key={line.lineId} className="flex flex-col gap-4 px-5 py-5 sm:px-7">
            <div>
              <h3 className="wrap-anywhere font-medium">
                <bdi>{line.name}</bdi>
              </h3>
              <LineChoice variantTitle={line.variantTitle} />
            </div>
            {(line.files.length > 0 || !hasKeys(line)) && <Files files={line.files} />}
            {hasKeys(line) && <Keys line={line} />}
          </li>
        ))}
      </ul>
      {consent && (
        <p className="text-muted text-sm">
          <span>{t('consent')}</span> <Moment at={consent.at} />
          <span>{': '}</span>
          <q>{consent.wording}</q>
        </p>
      )}
    </section>
  )
}

const hasKeys = ({ keys, keysMissing }: BuyersGoodsView) => keys.length + keysMissing > 0

function Keys({ line: { keys, keysMissing } }: { line: BuyersGoodsView }) {
  const t = useTranslations('orders.files')
  return (
    <div className="flex flex-col gap-2">
      <h4 className="font-medium text-sm">{t('keys')}</h4>
      <ol className="flex flex-col gap-2">
        {keys.map((key, at) => (
          <li key={key} className="flex items-start gap-2">
            <KeyRound aria-hidden className="mt-1.5 size-4 shrink-0 text-muted" />
            {keys.length > 1 && <span className="sr-only">{t('keyCount', { number: at + 1 })}</span>}
            <code className="min-w-0 select-all break-all rounded bg-sunken px-2 py-1 font-mono text-sm">{key}</code>
          </li>
        ))}
      </ol>
      {keysMissing > 0 && <p className="text-sm text-warn">{t('keysMissing', { count: keysMissing })}</p>}
    </div>
  )
}

function Files({ files }: { files: BuyersFileView[] }) {
  const t = useTranslations('orders.files')
  if (files.length === 0) return <p className="text-muted text-sm">{t('none')}</p>
  return (
    <div className="flex flex-col gap-2">
      <h4 className="font-medium text-sm">{t('files')}</h4>
      <ul className="flex flex-col gap-3">
        {files.map((file) => (
          <li key={file.id}>
            <File file={file} />
          </li>
        ))}
      </ul>
      <p className="text-muted text-sm">{t('hint')}</p>
    </div>
  )
}

function File({ file: { name, version, bytes, href, isFormer } }: { file: BuyersFileView }) {
  const t = useTranslations('orders.files')
  const size = useFileSize()(bytes)
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <div className="min-w-0">
        <p className="wrap-anywhere">
          <bdi>{name}</bdi>
        </p>
        <p className="text-muted text-sm">{t(isFormer ? 'formerFacts' : 'facts', { version, size })}</p>
      </div>
      <LinkButton external href={href} variant="secondary" size="sm" aria-label={t('download', { name })}>
        <Download aria-hidden className="size-4" />
        <span>{t('button')}</span>
      </LinkButton>
    </div>
  )
}
