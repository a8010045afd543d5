import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Supergraph } from '@apollo/federation-internals';
import { generate } from '@graphql-codegen/cli';
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';
import { type DefinitionNode, type DocumentNode, isAbstractType, print, printSchema } from 'graphql';

// `npm run codegen:client [-- SUPERGRAPH]`: typed documents and the manifest of trusted documents, from `operations/*.graphql`.
const place = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const supergraphFile = process.argv[2] ?? place('../../../gateway/supergraph.graphql');
// What clients see: without the machinery by which the gateway knows who answers what. Demands on a gateway (`for:`) do not concern a reader.
const supergraph = (await readFile(supergraphFile, 'utf8')).replaceAll(', for: SECURITY', '');
const api = Supergraph.build(supergraph).apiSchema().toGraphQLJSSchema();

const files: readonly { filename: string; content: string }[] = await generate(
  {
    schema: printSchema(api),
    documents: place('../operations/*.graphql'),
    silent: true,
    errorsOnly: true,
    generates: {
      'generated/': {
        preset: 'client',
        presetConfig: { fragmentMasking: false, persistedDocuments: { hashAlgorithm: sha256 }, skipIndexFile: true },
        documentTransforms: [addTypenameSelectionDocumentTransform],
        config: {
          enumType: 'string-literal',
          useTypeImports: true,
          nonOptionalTypename: true,
          strictScalars: true,
          scalars: { DateTime: 'string', SafeInt: 'number', ID: 'string' },
        },
      },
    },
  },
  false,
);
await writeFile(place('../src/operations.generated.ts'), compact(contentOf('graphql.ts')) + possibleTypes());
await writeFile(place('../trusted-documents.generated.json'), contentOf('persisted-documents.json'));

/** Which types an interface or union stands for: without it a cache cannot tell which fragments apply. */
function possibleTypes(): string {
  const abstract = Object.values(api.getTypeMap()).filter(isAbstractType);
  const entries = abstract.map((type) => [type.name, api.getPossibleTypes(type).map(({ name }) => name)]);
  return `\nexport const possibleTypes = ${JSON.stringify(Object.fromEntries(entries))};\n`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function contentOf(name: string): string {
  const file = files.find(({ filename }) => filename.endsWith(name));
  if (file === undefined) throw new Error(`The preset made no ${name}.`);
  return file.content;
}

/** Syntax trees as text, each fragment once: a tenth of the size, parsed at the first use. */
function compact(source: string): string {
  const texts = new Map<string, string>();
  const head = "import { typedDocument } from './typed-document.ts';\n";
  const body = source.replaceAll(
    /^export const (\w+) = (\{.*\}) as unknown as (DocumentNode<.*>);$/gm,
    (_line, name: string, tree: string, type: string) => {
      const { definitions, __meta__: meta }: DocumentNode & { __meta__?: { hash: string } } = JSON.parse(tree);
      const parts = definitions.map((definition) => textConstant(texts, definition));
      const id = meta === undefined ? 'null' : `'${meta.hash}'`;
      return `export const ${name}: ${type} = /*#__PURE__*/ typedDocument(${id}, [${parts}]);`;
    },
  );
  const constants = [...texts].map(([name, text]) => `const ${name} = ${JSON.stringify(text)};\n`).join('');
  return `${head}${body.replace(/^import type .*$/m, (line) => `${line}\n${constants}`)}`;
}

function textConstant(texts: Map<string, string>, definition: DefinitionNode): string {
  const name = 'name' in definition ? definition.name?.value : undefined;
  if (name === undefined) throw new Error('Every operation has a name.');
  const constant = `${name}${definition.kind === 'FragmentDefinition' ? 'Fragment' : 'Operation'}Text`;
  texts.set(constant, print(definition).replaceAll(/\s+/g, ' '));
  return constant;
}
