/** The HTML of a mail, cut off from the page around it: no scripts, and its links open in a new tab. */
export function MailFrame({ title, src }: { title: string; src: string }) {
  return (
    <iframe
      title={title}
      src={src}
      loading="lazy"
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      className="h-176 w-full rounded-lg border border-line bg-surface"
    />
  )
}
