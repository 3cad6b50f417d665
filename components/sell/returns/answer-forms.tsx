import { useTranslations } from 'next-intl'
import { type TextAnswer, TextDialog } from '@/components/sell/text-dialog'
import { MAX_DECLINE_REASON } from '@/lib/domain/fulfilment/cancelation'
import { MAX_RETURN_ADDRESS } from '@/lib/domain/returns/return-policy'

type Answer = (before: TextAnswer, form: FormData) => Promise<TextAnswer>

/** A button that opens the form for the address of a return: with the approval, or afterwards. */
export function AddressForm({ action, kind, address }: { action: Answer; kind: 'approve' | 'instruct' | 'correct'; address: string }) {
  const t = useTranslations('sell.returns')
  const words = useTranslations(`sell.returns.${kind}`)
  const field = { name: 'address', label: t('address'), hint: t('addressHint'), rows: 5, most: MAX_RETURN_ADDRESS, initial: address }
  const variant = kind === 'correct' ? 'secondary' : 'primary'
  return (
    <TextDialog
      action={action}
      words={{ title: words('title'), text: words('text'), deed: words('deed'), save: words('save') }}
      field={field}
      variant={variant}
    />
  )
}

/** A button that opens the form in which a seller declines a return, and says why. */
export function DeclineForm({ action }: { action: Answer }) {
  const t = useTranslations('sell.returns.decline')
  const words = { title: t('title'), text: t('text'), deed: t('deed') }
  return <TextDialog action={action} words={words} field={{ name: 'reason', label: t('reason'), most: MAX_DECLINE_REASON }} />
}
