import { createCipheriv, randomBytes } from 'node:crypto'

/** Seals a token in the form in which tokens were stored before JWE: `v1.<key id>.<iv>.<ciphertext and tag>`. */
export function sealVersion1(token: string, accountId: string, { id, key }: { id: string; key: Buffer }): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(accountId))
  const body = Buffer.concat([cipher.update(token, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `v1.${id}.${iv.toString('base64url')}.${body.toString('base64url')}`
}
