/** Type-checks each tree under its own tsconfig.json, two at a time; prints what the compiler prints; exits 1 when any tree has errors. */
import { spawn } from 'node:child_process'

const compiler = new URL('../node_modules/typescript-native/bin/tsc', import.meta.url).pathname
const trees = ['src-shared', 'src-main', 'src-renderer', 'test']

const check = (tree: string): Promise<boolean> =>
  new Promise((resolve) => {
    const run = spawn(process.execPath, [compiler, '-p', tree, '--noEmit', '--pretty', 'false'], { stdio: 'inherit' })
    run.on('exit', (code) => resolve(code === 0))
  })

const passed: boolean[] = []
for (const tree of trees) passed.push(await check(tree))
if (passed.includes(false)) process.exit(1)
console.log(`types: ${trees.length} trees checked`)
