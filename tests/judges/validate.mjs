// Validates data packages with the npm library `datapackage`: descriptor, every row's types, keys and references.
// Usage: node validate.mjs <datapackage.json> … ; prints one line a package, exits 1 if any is invalid.
import pkg from 'datapackage'
const { Package } = pkg

let failed = false
for (const path of process.argv.slice(2)) {
  const problems = []
  try {
    const loaded = await Package.load(path, { strict: false })
    problems.push(...loaded.errors.map(String))
    for (const resource of loaded.resources) {
      try {
        await resource.read({ relations: true })
      } catch (error) {
        const causes = error.multiple ? error.errors : [error]
        problems.push(...causes.map((cause) => `${resource.name}: ${cause.message}`))
      }
    }
  } catch (error) {
    problems.push(String(error))
  }
  failed = failed || problems.length > 0
  console.log(`${problems.length ? 'INVALID' : 'valid'} ${path} ${problems.slice(0, 5).join(' | ')}`)
}
process.exit(failed ? 1 : 0)
