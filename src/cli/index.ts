#!/usr/bin/env node
/** Entry of the command line. Built into dist/node/cli.js, beside dist/index, which it opens; imported files lie in imports/ of the project. */
import path from 'node:path'
import { openDesk } from './desk.ts'
import { createProgram } from './program.ts'

const folder = path.join(import.meta.dirname, '..', 'index')
const imports = path.join(import.meta.dirname, '..', '..', 'imports')
const streams = { input: process.stdin, output: process.stdout, diagnostics: process.stderr }
const program = createProgram(
  () => openDesk(folder, imports),
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
