'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { fitPhoto } from '@/components/sell/fit-photo'
import { FileInput } from '@/components/ui/form/file-input'
import { useSay } from '@/components/ui/use-say'
import { MAX_RETURN_PICTURE_BYTES, MAX_RETURN_PICTURES } from '@/lib/domain/returns/return-form'
import type { Said } from '@/lib/domain/wire/said'

const EACH_BYTES = MAX_RETURN_PICTURE_BYTES / MAX_RETURN_PICTURES
const LONGEST_SIDE = 1600

/** Chooses up to four pictures. Photos are made smaller here, so that all of them fit into one request; what cannot be is said before it is sent. */
export function PicturesField() {
  const t = useTranslations('orders.returns.form')
  const say = useSay()
  const id = useId()
  const [said, setSaid] = useState<Said | null>(null)
  const [names, setNames] = useState<string[]>([])
  const choose = async (input: HTMLInputElement) => {
    const chosen = [...(input.files ?? [])]
    const fit = await Promise.all(chosen.slice(0, MAX_RETURN_PICTURES).map((file) => fitPhoto(file, EACH_BYTES, LONGEST_SIDE)))
    // Others were chosen meanwhile.
    if (input.files?.[0] !== chosen[0] || input.files?.length !== chosen.length) return
    const why = whyNot(chosen, fit)
    if (!why && chosen.length > 0) input.files = filesOf(fit)
    if (why) input.value = ''
    setSaid(why)
    setNames(why ? [] : fit.map(({ name }) => name))
  }
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="flex items-baseline justify-between gap-3 font-medium text-sm">
        <span>{t('pictures')}</span> <span className="font-normal text-muted text-xs">{t('optional')}</span>
      </label>
      <FileInput
        id={id}
        name="pictures"
        multiple
        accept="image/png,image/jpeg,image/webp,image/avif,image/heic,image/heif"
        aria-invalid={said ? true : undefined}
        aria-describedby={`${id}-hint ${id}-error`}
        onChange={(event) => choose(event.target)}
      />
      <p id={`${id}-error`} role="status" className="text-danger text-sm empty:hidden">
        {said && say(said)}
      </p>
      {names.length > 1 && (
        <ul className="text-sm">
          {names.map((name, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have the same name
            <li key={at} className="truncate">
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      )}
      <p id={`${id}-hint`} className="text-muted text-sm">
        {t('picturesHint', { max: MAX_RETURN_PICTURES })}
      </p>
    </div>
  )
}

function whyNot(chosen: File[], fit: File[]): Said | null {
  if (chosen.length > MAX_RETURN_PICTURES) return { key: 'returns.tooManyPictures', values: { max: MAX_RETURN_PICTURES } }
  const bytes = fit.reduce((sum, { size }) => sum + size, 0)
  return bytes > MAX_RETURN_PICTURE_BYTES ? { key: 'returns.picturesTooLarge', values: { megabytes: MAX_RETURN_PICTURE_BYTES / 1024 ** 2 } } : null
}

function filesOf(files: File[]): FileList {
  const transfer = new DataTransfer()
  for (const file of files) transfer.items.add(file)
  return transfer.files
}
