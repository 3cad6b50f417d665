'use client'

import { useTranslations } from 'next-intl'
import { PictureField } from '@/components/sell/picture-field'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { useFormAction } from '@/components/ui/form/use-form-action'
import type { ProductFormErrors } from '@/lib/domain/catalog/product-form'

/** The form after posting: what is wrong with the file, and how often one was added. */
export type AddPictureState = { errors: ProductFormErrors; added: number }

/** Adds one picture behind the others. */
export function AddPictureForm({ action }: { action: (state: AddPictureState, form: FormData) => Promise<AddPictureState> }) {
  const t = useTranslations('sell.product.pictures')
  const { state, failure, formProps } = useFormAction<AddPictureState>(action, { errors: {}, added: 0 })
  return (
    <form {...formProps} className="flex max-w-md flex-col items-start gap-4">
      <FailureAlert failure={failure} />
      <PictureField key={state.added} url={null} errors={state.errors} label={t('choose')} />
      <SubmitButton variant="secondary">{t('add')}</SubmitButton>
    </form>
  )
}
