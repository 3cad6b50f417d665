#!/usr/bin/env node
// The command `local-stripe`; `--help` says more.
import { bundled } from './bundle.mjs'

await import(bundled('main'))
