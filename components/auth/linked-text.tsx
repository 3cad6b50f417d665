import { TextLink } from '@/components/ui/layout/text-link'

const ADDRESS = /(https?:\/\/[^\s<>"]+)/

/** Plain text with its line breaks, in which addresses can be pressed. */
export function LinkedText({ text }: { text: string }) {
  return (
    <p className="whitespace-pre-wrap break-words">
      {text.split(ADDRESS).map((part, at) =>
        at % 2 === 1 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the text does not change
          <TextLink key={at} href={part} external className="break-all">
            {part}
          </TextLink>
        ) : (
          part
        ),
      )}
    </p>
  )
}
