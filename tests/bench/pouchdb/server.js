// SPDX-License-Identifier: Apache-2.0
// The yardstick's hub: express-pouchdb over LevelDB in the folder of the first argument, on a free port, which it prints.
'use strict'

const express = require('express')
const PouchDB = require('pouchdb')
const pouch = require('express-pouchdb')

const folder = process.argv[2]
const server = pouch(PouchDB.defaults({ prefix: folder + '/' }), {
  mode: 'minimumForPouchDB',
  inMemoryConfig: true,
  logPath: folder + '/server.log'
})
const listening = express().use('/', server).listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ port: listening.address().port }))
})
process.on('SIGTERM', () => process.exit(0))
