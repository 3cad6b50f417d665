import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { freePort } from '@/tools/start/ports'
import { makeCertificate } from './certificate'

const NGINX = '/usr/sbin/nginx'

/** Whether this machine has nginx (Debian: apt-get install nginx-light). */
export const hasNginx = () => existsSync(NGINX)

/** The `location` of docs/deploy.md: what a shop asks of its proxy. */
export const LOCATION = (shopPort: number) => `
    location / {
      proxy_pass http://127.0.0.1:${shopPort};
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_buffering off;
      client_max_body_size 5m;
    }`

/**
 * Starts nginx in front of a shop: it ends https on a free port.
 * @param folder for its certificate, settings and logs; made when absent
 * @param location what its `server` does with a request, such as LOCATION
 */
export async function startNginx(folder: string, name: string, location: string): Promise<{ origin: string; stop: () => Promise<void> }> {
  await mkdir(folder, { recursive: true })
  await makeCertificate(folder, [name])
  const port = await freePort()
  const at = (file: string) => path.join(folder, file)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${at(`${kind}_temp`)};`).join('\n  ')
  const text = `
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pid ${at('nginx.pid')};
error_log ${at('error.log')};
events { worker_connections 256; }
http {
  access_log ${at('access.log')};
  ${temporary}
  server {
    listen 127.0.0.1:${port} ssl;
    server_name ${name};
    ssl_certificate ${at('cert.pem')};
    ssl_certificate_key ${at('key.pem')};
    ${location}
  }
}
`
  await writeFile(at('nginx.conf'), text)
  const child = spawn(NGINX, ['-c', at('nginx.conf'), '-p', folder, '-g', 'daemon off;'], { stdio: 'ignore' })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const stop = async () => {
    child.kill('SIGQUIT')
    await ended
  }
  return { origin: `https://${name}:${port}`, stop }
}
