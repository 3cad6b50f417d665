'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Alert } from '@/components/ui/feedback/alert'
import { Progress } from '@/components/ui/feedback/progress'
import { Button } from '@/components/ui/form/button'
import { Field } from '@/components/ui/form/field'
import { FileField } from '@/components/ui/form/file-input'
import { Select } from '@/components/ui/form/select'
import { useSay } from '@/components/ui/use-say'
import { MAX_FILE_BYTES } from '@/lib/domain/digital/limits'
import type { SellerFileView, UploadTarget } from '@/lib/domain/wire/digital-views'
import { type SentFile, sendFile } from './send-file'

type State = { kind: 'idle' } | { kind: 'sending'; share: number } | SentFile

/** Uploads a file, or a new version of one, with how far it has come. */
export function UploadForm({ files, target }: { files: SellerFileView[]; target: UploadTarget }) {
  const t = useTranslations('sell.product.files')
  const router = useRouter()
  const [state, setState] = useState<State>({ kind: 'idle' })
  const [replaces, setReplaces] = useState('')
  const busy = state.kind === 'sending'
  const upload = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const file = data.get('file')
    if (busy || !(file instanceof File) || file.name === '') return
    setState({ kind: 'sending', share: 0 })
    const wanted = { productId: target.productId, variantId: String(data.get('variant') ?? '') || null, replaces: replaces || null }
    const sent = await sendFile(file, wanted, (share) => setState({ kind: 'sending', share }))
    setState(sent)
    if (sent.kind !== 'sent') return
    form.reset()
    setReplaces('')
    router.refresh()
  }
  return (
    <form onSubmit={upload} className="flex max-w-md flex-col items-start gap-4">
      <FileField label={t('choose')} hint={t('limit', { megabytes: MAX_FILE_BYTES / 1024 ** 2 })} name="file" required />
      {files.length > 0 && (
        <Field label={t('as')} name="replaces" className="w-full">
          <Select name="replaces" value={replaces} onChange={(event) => setReplaces(event.target.value)}>
            <option value="">{t('asNew')}</option>
            {files.map(({ id: fileId, name }) => (
              <option key={fileId} value={fileId}>
                {t('asVersion', { name })}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {target.variants.length > 0 && replaces === '' && (
        <Field label={t('for')} name="variant" className="w-full">
          <Select name="variant">
            <option value="">{t('forAll')}</option>
            {target.variants.map((variant) => (
              <option key={variant.id} value={variant.id}>
                {variant.title}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Button type="submit" variant="secondary" busy={busy} busyText={t('uploading')}>
        {t('upload')}
      </Button>
      <Outcome state={state} />
    </form>
  )
}

function Outcome({ state }: { state: State }) {
  const t = useTranslations('sell.product.files')
  const say = useSay()
  if (state.kind === 'idle') return <p role="status" className="sr-only" />
  if (state.kind === 'sending') return <Progress value={state.share} max={1} label={t('progress')} />
  if (state.kind === 'sent') {
    return (
      <p role="status" className="text-sm">
        {t('uploaded')}
      </p>
    )
  }
  return (
    <Alert tone="warn" live>
      {state.kind === 'refused' ? state.sentence : say({ key: 'digital.interrupted' })}
    </Alert>
  )
}
