import { FileText } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/data/card'
import { useFileSize } from '@/components/ui/data/use-file-size'
import { ConfirmDialog } from '@/components/ui/feedback/confirm-dialog'
import { MAX_FILES } from '@/lib/domain/digital/limits'
import type { SellerFileView, UploadTarget } from '@/lib/domain/wire/digital-views'
import { UploadForm } from './upload-form'

/** The files of a digital product: what buyers download. */
export function FilesSection({
  files,
  target,
  remove,
}: {
  files: SellerFileView[]
  target: UploadTarget
  remove: (fileId: string) => () => Promise<void>
}) {
  const t = useTranslations('sell.product.files')
  return (
    <Section title={t('title')} hint={t('hint', { max: MAX_FILES })}>
      <div className="flex flex-col gap-6">
        {files.length === 0 ? (
          <p className="text-muted text-sm">{t('none')}</p>
        ) : (
          <ul className="flex flex-col divide-y divide-line">
            {files.map((file) => (
              <li key={file.id} className="py-3 first:pt-0 last:pb-0">
                <File file={file} remove={remove(file.id)} />
              </li>
            ))}
          </ul>
        )}
        <UploadForm files={files} target={target} />
      </div>
    </Section>
  )
}

function File({ file: { name, bytes, version, sha256, variantTitle }, remove }: { file: SellerFileView; remove: () => Promise<void> }) {
  const t = useTranslations('sell.product.files')
  const size = useFileSize()(bytes)
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <div className="flex min-w-0 items-start gap-3">
        <FileText aria-hidden className="mt-0.5 size-4.5 shrink-0 text-muted" />
        <div className="min-w-0">
          <p className="wrap-anywhere font-medium">
            <bdi>{name}</bdi>
          </p>
          <p className="text-muted text-sm">
            {variantTitle === null ? t('facts', { version, size }) : t('factsOf', { version, size, variant: variantTitle })}
          </p>
          <p className="text-muted text-xs">
            <span>{t('checksum')}</span> <code className="break-all font-mono">{`${sha256.slice(0, 16)}…`}</code>
          </p>
        </div>
      </div>
      <ConfirmDialog
        action={remove}
        deed={t('remove.deed')}
        about={name}
        busyText={t('remove.busy')}
        title={t('remove.title', { name })}
        variant="ghost"
        size="sm"
      >
        {t('remove.text')}
      </ConfirmDialog>
    </div>
  )
}
