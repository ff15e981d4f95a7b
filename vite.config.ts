import { existsSync } from 'node:fs'
import preact from '@preact/preset-vite'
import type { EnvironmentOptions } from 'vite'
import { defineConfig } from 'vitest/config'

/** The screens: each is an entry of its own, so that the popup does not wait for what only the options page needs. */
const SCREENS = ['popup', 'panel', 'options', 'desk']
const pages = Object.fromEntries(
  SCREENS.map((name) => [name, `src/${name}/index.html`]).filter(([, file]) => existsSync(file!)),
)

/** One self-contained file: a service worker and a content script load nothing else. */
const script = (input: string, name: string, format: 'es' | 'iife'): EnvironmentOptions => ({
  consumer: 'client',
  build: {
    emptyOutDir: false,
    copyPublicDir: false,
    rolldownOptions: { input, output: { format, entryFileNames: name, codeSplitting: false } },
  },
})

/** Content scripts are classic scripts, injected on demand; they cannot be modules. */
const content = Object.fromEntries(
  ['reader', 'marker']
    .filter((name) => existsSync(`src/content/${name}.ts`))
    .map((name) => [name, script(`src/content/${name}.ts`, `content/${name}.js`, 'iife')]),
)

export default defineConfig({
  base: './',
  publicDir: false,
  plugins: [preact()],
  build: {
    outDir: 'dist/chrome',
    target: ['chrome120', 'firefox140'],
    modulePreload: false,
    assetsInlineLimit: 0,
    sourcemap: false,
  },
  environments: {
    client: { build: { emptyOutDir: true, rolldownOptions: { input: pages } } },
    background: script('src/background/index.ts', 'background.js', 'es'),
    ...content,
    cli: {
      consumer: 'server',
      // Everything is bundled, so that dist/node runs without node_modules.
      resolve: { noExternal: true },
      build: {
        outDir: 'dist/node',
        target: 'node20',
        emptyOutDir: true,
        copyPublicDir: false,
        minify: false,
        rolldownOptions: { input: 'src/cli/index.ts', output: { format: 'es', entryFileNames: 'cli.js' } },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['cli', 'client', 'background', ...Object.keys(content)]) {
        await builder.build(builder.environments[name]!)
      }
    },
  },
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'] } },
      { extends: true, test: { name: 'golden', include: ['tests/golden/**/*.test.ts'] } },
      { extends: true, test: { name: 'eval', include: ['tests/eval/**/*.test.ts'], testTimeout: 300_000 } },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
