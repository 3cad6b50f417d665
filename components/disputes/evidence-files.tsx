'use client'

import { useTranslations } from 'next-intl'
import { useFileSize } from '@/components/ui/data/use-file-size'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Alert } from '@/components/ui/feedback/alert'
import { Field } from '@/components/ui/form/field'
import { FileField } from '@/components/ui/form/file-input'
import { PostButton } from '@/components/ui/form/post-button'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { useSay } from '@/components/ui/use-say'
import { EVIDENCE_FILES, type EvidenceFile } from '@/lib/domain/disputes/evidence'
import type { AnswerView } from '@/lib/domain/wire/dispute-views'
import type { Said } from '@/lib/domain/wire/said'

type Add = (before: Said | null, form: FormData) => Promise<Said | null>
type Remove = (kind: EvidenceFile) => Promise<void>

/** The files of an answer, one of each kind. */
export function EvidenceFiles({ files, add, remove }: { files: AnswerView['files']; add: Add; remove: Remove }) {
  const t = useTranslations('disputes.answer')
  return (
    <div className="flex flex-col gap-5">
      <FileNames files={files} remove={remove} />
      <AddFile add={add} />
      <p className="text-muted text-sm">{t('filesHint')}</p>
    </div>
  )
}

/** What files there are. @param remove takes one out, where that is possible */
export function FileNames({ files, remove }: { files: AnswerView['files']; remove?: Remove }) {
  const t = useTranslations('disputes.answer')
  const size = useFileSize()
  if (files.length === 0) return null
  return (
    <ul className="divide-y divide-line text-sm">
      {EVIDENCE_FILES.flatMap((kind) =>
        files
          .filter(({ field }) => field === kind)
          .map((file) => (
            <li key={kind} className="flex flex-wrap items-center justify-between gap-3 py-2">
              <span className="flex min-w-0 flex-col">
                <span className="font-medium">{t(`file.${kind}`)}</span>
                <span className="wrap-anywhere text-muted">
                  <bdi>{file.name}</bdi> <span>{size(file.size)}</span>
                </span>
              </span>
              {remove && (
                <PostButton action={() => remove(kind)} variant="ghost" size="sm" aria-label={`${t('remove')}: ${t(`file.${kind}`)}`}>
                  {t('remove')}
                </PostButton>
              )}
            </li>
          )),
      )}
    </ul>
  )
}

function AddFile({ add }: { add: Add }) {
  const t = useTranslations('disputes.answer')
  const say = useSay()
  const { state: refusal, failure, busy, formProps } = useFormAction<Said | null>(add, null)
  return (
    <form {...formProps} className="flex flex-col items-start gap-4">
      <FailureAlert failure={failure} />
      {refusal && (
        <Alert tone="warn" live>
          {say(refusal)}
        </Alert>
      )}
      <Field label={t('kind')} name="kind" className="w-full">
        <Select name="kind" defaultValue="shipping_documentation">
          {EVIDENCE_FILES.map((kind) => (
            <option key={kind} value={kind}>
              {t(`file.${kind}`)}
            </option>
          ))}
        </Select>
      </Field>
      <FileField label={t('chooseFile')} name="file" required accept="application/pdf,image/jpeg,image/png" />
      <SubmitButton variant="secondary" size="sm" busyText={t('adding')} disabled={busy}>
        {t('add')}
      </SubmitButton>
    </form>
  )
}
