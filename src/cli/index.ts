#!/usr/bin/env node
/** Entry of the command line. Built into dist/node/cli.js, beside dist/index, which it opens. */
import path from 'node:path'
import { openDesk } from './desk.ts'
import { createProgram } from './program.ts'

const folder = path.join(import.meta.dirname, '..', 'index')
const streams = { input: process.stdin, output: process.stdout, diagnostics: process.stderr }
const program = createProgram(
  () => openDesk(folder),
  streams,
  (status) => {
    process.exitCode = status
  },
)

try {
  await program.parseAsync()
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : String(fault))
  process.exitCode = 1
}
