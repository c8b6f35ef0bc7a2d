// A Medusa for the tests alone: no screen for its owner, and nothing beside its database.
'use strict';

const { defineConfig } = require('@medusajs/framework/utils');

module.exports = defineConfig({
  admin: { disable: true },
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    // The server of the tests speaks under TLS alone, with a certificate of its own.
    databaseDriverOptions: { connection: { ssl: { rejectUnauthorized: false } } },
    http: {
      storeCors: '*',
      adminCors: '*',
      authCors: '*',
      jwtSecret: 'known-to-the-tests',
      cookieSecret: 'known-to-the-tests',
    },
  },
});
