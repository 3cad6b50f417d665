import { Body } from '@react-email/body'
import { Button } from '@react-email/button'
import { Container } from '@react-email/container'
import { Head } from '@react-email/head'
import { Heading } from '@react-email/heading'
import { Hr } from '@react-email/hr'
import { Html } from '@react-email/html'
import { Link } from '@react-email/link'
import { Preview } from '@react-email/preview'
import { Section } from '@react-email/section'
import { Text } from '@react-email/text'
import { brand } from '@/brand'
import { legalLinks } from '@/lib/domain/wire/legal'
import type { Draft, Words } from './draft'
import { look } from './look'

/** The document every mail is drawn in: name, card, button, and why it was sent. */
export function Frame({ draft, words, home }: { draft: Draft; words: Words; home: string }) {
  return (
    <Html lang={words.language}>
      <Head>
        <title>{draft.subject}</title>
        {/* Mail programs in dark mode keep these colours, or invert text and ground together. */}
        <meta name="color-scheme" content="light only" />
        <meta name="supported-color-schemes" content="light" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
      </Head>
      <Body style={look.page}>
        <Preview>{draft.lead.join(' ')}</Preview>
        <Container style={look.column}>
          <Text style={look.brand}>{brand.name}</Text>
          <Section style={look.card}>
            <Content draft={draft} words={words} />
          </Section>
          <Foot reason={draft.reason} words={words} home={home} />
        </Container>
      </Body>
    </Html>
  )
}

function Content({ draft: { title, lead, body, link, notes = [] }, words }: { draft: Draft; words: Words }) {
  return (
    <>
      <Heading style={look.title}>{title}</Heading>
      {lead.map((text) => (
        <Text key={text} style={look.text}>
          {text}
        </Text>
      ))}
      {body}
      <Button href={link.url} style={look.button}>
        {link.label}
      </Button>
      {/* The text part has the address behind the label already. */}
      <Text style={look.small} data-skip-in-text="true">
        {words.t('mail.frame.address')}
        <br />
        <Link href={link.url} style={look.link}>
          {link.url}
        </Link>
      </Text>
      {notes.map((text) => (
        <Text key={text} style={look.small}>
          {text}
        </Text>
      ))}
    </>
  )
}

/** @param home the shop's own address, for links that brand.ts has as paths */
function Foot({ reason, words, home }: { reason: string; words: Words; home: string }) {
  const { terms, privacy, imprint } = legalLinks(brand.legal)
  const { supportEmail } = brand.legal
  const links = [
    { label: words.t('common.footer.terms'), url: terms },
    { label: words.t('common.footer.privacy'), url: privacy },
    { label: words.t('common.footer.imprint'), url: imprint },
    { label: words.t('common.footer.support'), url: supportEmail && `mailto:${supportEmail}` },
  ].flatMap(({ label, url }) => (url ? [{ label, url: new URL(url, home).href }] : []))
  return (
    <>
      <Hr style={look.rule} />
      <Text style={look.small}>{reason}</Text>
      {links.map(({ label, url }) => (
        <Text key={url} style={look.small}>
          <Link href={url} style={look.link}>
            {label}
          </Link>
        </Text>
      ))}
    </>
  )
}
