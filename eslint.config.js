import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** What each folder may not import, with what to do instead. One table: ARCHITECTURE in the README. */
const layers = [
  ['src-shared/**', ['#main/*', '#renderer/*', '#test/*', 'node:*', 'electron', 'typeorm', 'better-sqlite3', 'react', 'react-dom'], 'src-shared runs anywhere: no node, DOM, electron or typeorm.'],
  ['src-shared/domain/**', ['#main/*', '#renderer/*', '#test/*', '#shared/api/*', 'node:*', 'electron', 'typeorm', 'better-sqlite3', 'react', 'react-dom'], 'domain is pure: it imports nothing but itself.'],
  ['src-renderer/**', ['#main/*', '#test/*', 'node:*', 'electron', 'typeorm', 'better-sqlite3'], 'the renderer reaches the main process through src-renderer/api only.'],
  ['src-main/persistence/**', ['#main/app/*', '#main/hosts/*', '#main/documents/*', '#main/drivers/*', '#shared/api/*', '#renderer/*', '#test/*', 'electron'], 'persistence knows the domain only.'],
  ['src-main/documents/**', ['#main/app/*', '#main/hosts/*', '#main/persistence/*', '#renderer/*', '#test/*', 'electron', 'typeorm'], 'documents turn plain data into files; the use case loads the data.'],
  ['src-main/drivers/**', ['#main/app/*', '#main/hosts/*', '#main/persistence/*', '#renderer/*', '#test/*', 'electron', 'typeorm'], 'drivers talk to devices and know nothing of use cases.'],
  ['src-main/app/**', ['#main/hosts/*', '#renderer/*', '#test/*', 'electron', 'typeorm', 'better-sqlite3'], 'use cases reach the database through the Tx they are handed.'],
  ['src-main/hosts/lan/**', ['#main/persistence/*', '#renderer/*', '#test/*', 'electron', 'typeorm'], 'hosts hold no business rule: call dispatch.'],
  ['src-main/hosts/electron/**', ['#main/persistence/*', '#renderer/*', '#test/*', 'typeorm'], 'hosts hold no business rule: call dispatch.'],
  ['src-main/workers/**', ['#main/hosts/*', '#renderer/*', '#test/*', 'electron', 'typeorm'], 'workers do one heavy job beside the main thread; they answer nobody else.'],
  ['src-main/launch/**', ['#main/app/*', '#main/persistence/*', '#renderer/*', '#test/*', 'electron', 'typeorm', 'better-sqlite3'], 'launch builds and starts the program and knows nothing of what it does.'],
  ['src-main/*.ts', ['/electron', '#renderer/*', '#test/*'], 'the composition roots join src-main only.']
]

const banned = {
  clock: { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Time is passed in: use the Clock of the context (src-main/app/context.ts) or nowMs() of src-renderer/ui/clock.ts.' },
  newDate: { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time is passed in: use the Clock of the context.' },
  random: { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'Randomness is passed in: use newId of the context, or crypto.randomUUID() in the client.' },
  save: { selector: "CallExpression[callee.object.name='manager'][callee.property.name='save']", message: 'save() overwrites what others changed: use insert, or update with a where and check affected.' },
  html: { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'Text from suppliers is never HTML.' },
  ipc: { selector: "MemberExpression[object.name=/^ipc(Main|Renderer)$/]", message: 'Raw ipc is used in one file on each side: hosts/electron/serve-window.ts and hosts/electron/preload.ts.' }
}
const bans = Object.values(banned)

export default tseslint.config(
  { ignores: ['out/**', 'dist/**', 'node_modules/**', 'test-results/**', 'playwright-report/**', 'resources/**'] },
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parser: tseslint.parser },
    plugins: { '@typescript-eslint': tseslint.plugin, 'react-hooks': hooks },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-debugger': 'error',
      eqeqeq: ['error', 'smart'],
      'prefer-const': 'error'
    }
  },
  {
    files: ['src-*/**/*.{ts,tsx}'],
    rules: {
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', ...bans]
    }
  },
  // A React component is markup more than steps: it may be longer than a function, never longer than a page.
  { files: ['src-renderer/**/*.tsx'], rules: { 'max-lines-per-function': ['error', { max: 160, skipBlankLines: true, skipComments: true }], 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' } },
  { files: ['src-main/hosts/electron/{serve-window,preload}.ts'], rules: { 'no-restricted-syntax': ['error', ...bans.filter((b) => b !== banned.ipc)] } },
  { files: ['src-main/clock.ts', 'src-renderer/ui/clock.ts'], rules: { 'no-restricted-syntax': ['error', banned.html] } },
  // `electron` stays in hosts/electron and typeorm in persistence, whatever else a folder may import.
  { files: ['src-main/**/*.ts'], ignores: ['src-main/hosts/electron/**'], rules: { 'no-restricted-imports': ['error', { paths: [{ name: 'electron', message: "Only src-main/hosts/electron imports 'electron'." }] }] } },
  ...layers.map(([files, group, message]) => ({
    files: [`${files}${files.endsWith('.ts') ? '' : '/*.{ts,tsx}'}`],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] }
  }))
)
