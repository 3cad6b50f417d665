import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

/**
 * Makes a certificate that lasts a day, signed by itself, with the openssl of this machine.
 * @param folder where its two files are written
 * @param names the hosts it is for; `*` stands for one part of a name
 * @returns key and certificate as PEM, and the certificate's file for NODE_EXTRA_CA_CERTS
 */
export async function makeCertificate(folder: string, names: string[]): Promise<{ key: string; cert: string; certFile: string }> {
  const [keyFile, certFile] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')]
  const files = ['-keyout', keyFile, '-out', certFile]
  const subject = ['-subj', '/CN=journeys', '-addext', `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`]
  await promisify(execFile)('openssl', [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-days',
    '1',
    ...files,
    ...subject,
  ])
  return { key: await readFile(keyFile, 'utf8'), cert: await readFile(certFile, 'utf8'), certFile }
}
