import { brand } from '@/brand'
import { Email } from '@/lib/domain/ids'
import { sendMail } from '@/lib/mail/send-mail'

/** How long a magic link works, in minutes. */
export const LINK_MINUTES = 30

/** Mails a magic link. Throws the transport's error, which next-auth turns into the sentence on the sign-in page. */
export async function sendSignInMail({ identifier, url }: { identifier: string; url: string }): Promise<void> {
  const { host } = new URL(url)
  await sendMail({
    to: identifier,
    subject: `Sign in to ${brand.name}`,
    text: [
      `Open this link to sign in to ${brand.name} on ${host}:`,
      url,
      `It works once, for ${LINK_MINUTES} minutes. If you did not ask for it, ignore this mail: nobody is signed in without the link.`,
    ].join('\n\n'),
    html: htmlOf(url, host),
  })
}

/**
 * An e-mail address as next-auth looks it up and stores it.
 * @throws on anything that is not one address
 */
export function normalEmail(text: string): string {
  return Email.parse(text.normalize('NFKC'))
}

function htmlOf(url: string, host: string): string {
  const [safeUrl, safeHost] = [url, host].map((text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;'))
  return `<!doctype html><html lang="en"><body style="font-family:system-ui,sans-serif;line-height:1.5;color:#1c1917">
<p>Open this link to sign in to ${brand.name} on ${safeHost}:</p>
<p><a href="${safeUrl}" style="display:inline-block;padding:10px 18px;border-radius:8px;background:#1c1917;color:#ffffff;text-decoration:none">Sign in to ${brand.name}</a></p>
<p style="color:#57534e">It works once, for ${LINK_MINUTES} minutes. If you did not ask for it, ignore this mail: nobody is signed in without the link.</p>
</body></html>`
}
