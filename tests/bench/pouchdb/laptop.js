// SPDX-License-Identifier: Apache-2.0
// The yardstick's laptop, one command a line on standard input, one answer a line: fill (a store of JSON documents, from
// a file of one a line), push and pull (one replication between a store and an address; seconds and counts).
'use strict'

const fs = require('fs')
const readline = require('readline')
const PouchDB = require('pouchdb')

const AT_ONCE = 1000

const commands = {
  async fill ({ store, documents }) {
    const target = new PouchDB(store)
    const all = fs.readFileSync(documents, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line))
    for (let start = 0; start < all.length; start += AT_ONCE) {
      await target.bulkDocs(all.slice(start, start + AT_ONCE))
    }
    return counted(target)
  },
  push: ({ store, url, batch }) => replicated(store, (local) => local.replicate.to(url, { batch_size: batch })),
  pull: ({ store, url, batch }) => replicated(store, (local) => local.replicate.from(url, { batch_size: batch }))
}

async function replicated (store, replicate) {
  const local = new PouchDB(store)
  await local.info()
  const started = process.hrtime.bigint()
  const told = await replicate(local)
  const seconds = Number(process.hrtime.bigint() - started) / 1e9
  return { ...(await counted(local)), seconds, written: told.docs_written, failures: told.doc_write_failures }
}

async function counted (store) {
  const { doc_count: records } = await store.info()
  await store.close()
  return { records }
}

async function serve () {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const asked = JSON.parse(line)
    console.log(JSON.stringify(await commands[asked.command](asked)))
  }
}

serve().catch((error) => {
  console.error(error)
  process.exit(1)
})
