// Measures both tools in turn, round by round, so that whatever else the machine does hits both alike.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { basename, join, resolve } from 'node:path';

const [rounds, work, results] = [Number(process.argv[2]), resolve(process.argv[3]), resolve(process.argv[4])];
const { JAVA, LAUNCHER, CORPUS } = process.env;

// Copies of a document under other paths, names and ids, until there is enough of it.
function enlarge(file, target, bytes) {
  const text = readFileSync(file, 'utf8');
  const all = JSON.parse(text);
  const paths = {};
  const schemas = {};
  for (let copy = 0, size = 0; size < bytes; copy++, size += text.length) {
    const renamed = JSON.parse(text.replaceAll('#/components/schemas/', `#/components/schemas/C${copy}_`));
    for (const [path, item] of Object.entries(renamed.paths)) {
      for (const operation of Object.values(item)) {
        if (operation.operationId) operation.operationId = `c${copy}_${operation.operationId}`;
      }
      paths[`/${basename(target, '.json')}${copy}${path}`] = item;
    }
    for (const [name, schema] of Object.entries(renamed.components.schemas)) schemas[`C${copy}_${name}`] = schema;
  }
  writeFileSync(target, JSON.stringify({ ...all, paths, components: { ...all.components, schemas } }));
  return target;
}

function cases() {
  const corpus = (...files) => files.map(file => resolve(CORPUS, file));
  return {
    'two small documents': corpus('small/petstore.yaml', 'small/readme-discriminators.json'),
    '3 MB in three documents': corpus(...readdirSync(join(CORPUS, 'twilio')).map(file => `twilio/${file}`)),
    '17 MB in two documents': [
      enlarge(join(CORPUS, 'k8s/k8s-core-v1.json'), join(work, 'core.json'), 8.0e6),
      enlarge(join(CORPUS, 'k8s/k8s-apps-v1.json'), join(work, 'apps.json'), 8.0e6),
    ],
  };
}

const tools = {
  patchbay: (files, out) => [LAUNCHER, 'merge', '-q', '-o', out, ...files],
  'openapi-merge-cli': (files, out) => {
    const config = join(work, 'openapi-merge.json');
    const inputs = files.map(file => ({ inputFile: file, dispute: { prefix: basename(file).replace(/\W.*/, '') } }));
    writeFileSync(config, JSON.stringify({ inputs, output: out }));
    return ['node', join(work, 'node_modules/openapi-merge-cli/dist/cli.js'), '--config', config];
  },
};

function measure(command, out) {
  const run = spawnSync('/usr/bin/time', ['-f', '%e %U %S %M', ...command], { encoding: 'utf8', maxBuffer: 1e9 });
  if (run.status !== 0 || !existsSync(out)) throw new Error(`${command.join(' ')}\n${run.stdout}${run.stderr}`);
  const [wall, user, system, kilobytes] = run.stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return { seconds: wall, cpuSeconds: +(user + system).toFixed(2), megabytes: Math.round(kilobytes / 1024) };
}

const median = numbers => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const report = {
  command: `bench/merge/run.sh ${rounds}`,
  when: new Date().toISOString(),
  machine: `${cpus().length} x ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
  java: execFileSync(JAVA, ['--version'], { encoding: 'utf8' }).split('\n')[0],
  node: process.version,
  loadBefore: +loadavg()[0].toFixed(1),
  cases: {},
};
for (const [name, files] of Object.entries(cases())) {
  const runs = { patchbay: [], 'openapi-merge-cli': [] };
  for (let round = 0; round < rounds; round++) {
    for (const [tool, command] of Object.entries(tools)) {
      const out = join(work, `${tool}.json`);
      runs[tool].push(measure(command(files, out), out));
    }
  }
  const entry = { kilobytes: Math.round(files.reduce((sum, file) => sum + statSync(file).size, 0) / 1000) };
  for (const [tool, list] of Object.entries(runs)) {
    entry[tool] = {};
    for (const unit of ['seconds', 'cpuSeconds', 'megabytes']) entry[tool][unit] = median(list.map(run => run[unit]));
    entry[tool].runs = list;
  }
  entry.ratio = {};
  for (const unit of ['seconds', 'cpuSeconds', 'megabytes']) {
    entry.ratio[unit] = +(entry.patchbay[unit] / entry['openapi-merge-cli'][unit]).toFixed(2);
  }
  report.cases[name] = entry;
  console.error(name, JSON.stringify({ ...entry, patchbay: undefined, 'openapi-merge-cli': undefined }));
}
report.loadAfter = +loadavg()[0].toFixed(1);

const rows = Object.entries(report.cases).map(([name, entry]) => {
  const cell = unit => `${entry.patchbay[unit]} / ${entry['openapi-merge-cli'][unit]} | ${entry.ratio[unit]}`;
  return `| ${name} (${entry.kilobytes} kB) | ${cell('seconds')} | ${cell('cpuSeconds')} | ${cell('megabytes')} |`;
});
mkdirSync(results, { recursive: true });
writeFileSync(join(results, 'merge.json'), JSON.stringify(report, null, 2) + '\n');
writeFileSync(
  join(results, 'merge.md'),
  `Made by \`${report.command}\` at ${report.when}, on ${report.machine}; load ${report.loadBefore} before, ${report.loadAfter} after.
Medians of ${rounds} rounds, patchbay / openapi-merge-cli 2.0.2 and the ratio: below 1 is better.

| case | seconds | ratio | CPU seconds | ratio | peak MB | ratio |
|---|---|---|---|---|---|---|
${rows.join('\n')}
`,
);
