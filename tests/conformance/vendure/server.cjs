// A Vendure of its own for the tests: on this device alone, with its data in the folder given.
// It says "ready" once it answers, and ends when what started it goes away.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
// Installed where this is started, which is not where this file stands.
const vendure = require(require.resolve('@vendure/core', { paths: [process.cwd()] }));

const [folder, port, user, password] = process.argv.slice(2);

// The smallest keeping of pictures that Vendure takes: files, and the picture as its own preview.
const pictures = {
  at: (name) => path.join(folder, path.basename(name)),
  async writeFileFromBuffer(name, data) {
    await fs.promises.writeFile(this.at(name), data);
    return name;
  },
  async writeFileFromStream(name, data) {
    await fs.promises.writeFile(this.at(name), data);
    return name;
  },
  async readFileToBuffer(name) {
    return fs.promises.readFile(this.at(name));
  },
  async readFileToStream(name) {
    return fs.createReadStream(this.at(name));
  },
  async deleteFile(name) {
    await fs.promises.rm(this.at(name), { force: true });
  },
  async fileExists(name) {
    return fs.existsSync(this.at(name));
  },
};

const config = {
  apiOptions: { hostname: '127.0.0.1', port: Number(port) },
  authOptions: {
    tokenMethod: ['bearer', 'api-key'],
    superadminCredentials: { identifier: user, password },
    requireVerification: false,
  },
  dbConnectionOptions: {
    type: 'better-sqlite3',
    database: path.join(folder, 'vendure.sqlite'),
    synchronize: true,
    logging: false,
  },
  assetOptions: {
    assetStorageStrategy: pictures,
    assetPreviewStrategy: { generatePreviewImage: async (_context, _kind, data) => data },
  },
  paymentOptions: { paymentMethodHandlers: [vendure.dummyPaymentHandler] },
  logger: new vendure.DefaultLogger({ level: vendure.LogLevel.Error, timestamp: false }),
};

const beginning = {
  defaultLanguage: vendure.LanguageCode.en,
  defaultZone: 'Morocco',
  countries: [{ name: 'Morocco', code: 'MA', zone: 'Morocco' }],
  taxRates: [{ name: 'Standard Tax', percentage: 20 }],
  shippingMethods: [{ name: 'Post', price: 0 }],
  paymentMethods: [
    {
      name: 'Dummy',
      handler: {
        code: vendure.dummyPaymentHandler.code,
        arguments: [{ name: 'automaticSettle', value: 'true' }],
      },
    },
  ],
  collections: [],
};

async function main() {
  const app = await vendure.bootstrap(config);
  await app.get(vendure.Populator).populateInitialData(beginning);
  process.stdin.resume().on('end', () => process.exit(0));
  process.stdout.write('ready\n');
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
