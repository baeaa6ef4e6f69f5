// Opens pages of the portal in Debian's chromium and says what a reader would find, as JSON.
// Usage: node portal.mjs < job.json, a job being {site: folder, do: name of one of `tasks`, …}.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const job = JSON.parse(readFileSync(0, 'utf8'))
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const address = (page) => pathToFileURL(`${job.site}/`).href + page
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })

async function open(options = {}) {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const outside = [], faults = []
  page.on('request', (request) => { if (!/^(file|data|blob):/.test(request.url())) outside.push(request.url()) })
  page.on('pageerror', (error) => faults.push(String(error)))
  return { page, outside, faults }
}

const tasks = {
  // What each query finds, group by group in the order shown.
  async search() {
    const { page, outside, faults } = await open()
    const found = {}
    for (const { id, query } of job.queries) {
      await page.goto(address(`tim.html?q=${encodeURIComponent(query)}`))
      await page.waitForFunction(() => document.getElementById('found').childNodes.length > 0)
      found[id] = await page.$$eval('#found section', (sections) => sections.map((section) => ({
        group: section.dataset.group,
        hits: [...section.querySelectorAll('a')].map((link) => [link.dataset.id, link.textContent]),
      })))
    }
    return { found, outside, faults }
  },
  // Without scripts: follow a link from a value, and say what is marked where it leads, and what leads back.
  async follow() {
    const { page } = await open({ javaScriptEnabled: false })
    const followed = []
    for (const { from, place, back } of job.links) {
      await page.goto(address(from))
      await page.goto(address(place))
      followed.push(await page.evaluate((back) => {
        const marked = document.querySelector(':target')
        const line = marked?.closest('tr')
        const chip = [...(line?.querySelectorAll('a.chip') ?? [])].find((link) => link.getAttribute('href').endsWith(back))
        return { marked: marked?.tagName === 'TR' ? null : marked?.textContent ?? '', line: line?.id, chip: Boolean(chip) }
      }, back))
    }
    return followed
  },
  // What the page of a body says as of a day.
  async asOf() {
    const { page } = await open()
    await page.goto(address(job.page))
    await page.fill('#asof', job.day)
    return { says: await page.textContent('#asof-says'), days: await page.$$eval('.dates time', (all) => all.map((x) => x.dateTime)) }
  },
  // What a filtered list shows, and the file that it offers.
  async filter() {
    const { page } = await open({ viewport: { width: job.width, height: 900 } })
    await page.goto(address(job.page))
    const rows = await page.$$eval('.filtered tbody tr', (all) => all.filter((row) => row.checkVisibility()).map((row) => row.id))
    const file = await page.$eval('[data-download]', (link) => decodeURIComponent(link.href.slice(link.href.indexOf(',') + 1)))
    return { rows, file, total: await page.$$eval('[data-total]', (all) => all.map((x) => x.textContent)) }
  },
  // How the script of the site folds texts.
  async keys() {
    const { page } = await open()
    await page.goto(address('tim.html'))
    return await page.evaluate((texts) => texts.map((text) => khm.key(text)), job.texts)
  },
  // Faults of accessibility, scrolling to the side, requests to other hosts, errors of scripts.
  async look() {
    const seen = {}
    for (const width of job.widths) {
      const { page, outside, faults } = await open({ viewport: { width, height: 900 } })
      for (const name of job.pages) {
        await page.goto(address(name))
        await page.evaluate(axe)
        const { violations } = await page.evaluate(() => axe.run())
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
        seen[`${name} ${width}`] = [
          ...violations.map((v) => `${v.id}: ${v.nodes.length} × ${v.nodes[0].html.slice(0, 160)}`),
          ...(sideways ? ['scrolls to the side'] : []),
        ]
      }
      seen[`requests ${width}`] = [...outside, ...faults]
    }
    return seen
  },
}

console.log(JSON.stringify(await tasks[job.do]()))
await browser.close()
