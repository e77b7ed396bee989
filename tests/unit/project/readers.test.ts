import { describe, expect, it } from 'vitest';
import { readPipfileLock, readTomlLock } from '../../../indexer/project/lock-files.ts';
import { type FilePin, normalName } from '../../../indexer/project/pin.ts';
import { fromPoetry } from '../../../indexer/project/poetry-constraint.ts';
import { readPipfile, readPyproject } from '../../../indexer/project/pyproject.ts';
import { readRequirementsFile } from '../../../indexer/project/requirements-file.ts';
import { readSetupCfg } from '../../../indexer/project/setup-cfg.ts';

/** `name specifier @line`, as short as it can be compared. */
const brief = (pins: readonly FilePin[]) =>
  pins.map(({ name, specifier, line }) => `${name}${specifier} @${line}`);

describe('requirements files', () => {
  it('give what pip would take from them, and pass over what it would refuse', () => {
    const { pins, includes } = readRequirementsFile(
      [
        '# tools',
        'Django==5.2.3 --hash=sha256:00 \\',
        '    --hash=sha256:11',
        '-r base.txt',
        '-c constraints.txt',
        '--index-url https://example.org/simple',
        '-e .',
        '??? not a requirement',
        'django_filter[extra] >= 24, < 26 ; python_version >= "3.10"  # filters',
        'asgiref @ https://example.org/asgiref.zip',
        'whitenoise',
        '',
      ].join('\r\n'),
    );
    expect(brief(pins)).toEqual(['django==5.2.3 @2', 'django-filter>=24,<26 @9', 'whitenoise @11']);
    expect(includes).toEqual(['base.txt', 'constraints.txt']);
  });
});

describe('pyproject.toml', () => {
  it('of a standard project, with extras and dependency groups', () => {
    const text = `
[project]
name = "shop"
dependencies = [
  "Django~=5.2.1",
  "psycopg[binary]>=3.1",
]
[project.optional-dependencies]
docs = ["sphinx==8.0.2"]
[dependency-groups]
dev = ["ruff", { include-group = "test" }]
test = ["pytest>=8"]
`;
    expect(brief(readPyproject(text))).toEqual([
      'django~=5.2.1 @5',
      'psycopg>=3.1 @6',
      'sphinx==8.0.2 @9',
      'ruff @11',
      'pytest>=8 @12',
    ]);
  });

  it('of Poetry', () => {
    const text = `
[tool.poetry.dependencies]
python = "^3.12"
django = "^4.2.7"
celery = { version = "~5.3", extras = ["redis"] }
gunicorn = [{ version = "^20", python = "<3.8" }, { version = "^21.2", python = ">=3.8" }]
shared = { path = "../lib" }
[tool.poetry.group.dev.dependencies]
black = "*"
`;
    expect(brief(readPyproject(text))).toEqual([
      'django>=4.2.7,<5.0.0 @4',
      'celery>=5.3.0,<5.4.0 @5',
      'gunicorn>=21.2.0,<22.0.0 @6',
      'black @9',
    ]);
  });

  it('of PDM', () => {
    const text = '[tool.pdm.dev-dependencies]\ntest = ["django>=5.1,<5.3"]\n';
    expect(brief(readPyproject(text))).toEqual(['django>=5.1,<5.3 @2']);
  });

  it('with entries of kinds that nobody expects', () => {
    const text =
      'dependency-groups = 1\n[project]\ndependencies = [1, ["a"]]\n[tool.poetry]\ndependencies = "x"\n';
    expect(readPyproject(text)).toEqual([]);
  });
});

it.each([
  ['^4.2', '>=4.2.0,<5.0.0'],
  ['^0.3', '>=0.3.0,<0.4.0'],
  ['~4.2.3', '>=4.2.3,<4.3.0'],
  ['~=4.2.3', '~=4.2.3'],
  ['4.2.*', '==4.2.*'],
  ['>=4.2, <5', '>=4.2,<5'],
  ['=4.2', '==4.2'],
  ['4.2.7', '==4.2.7'],
  ['^3.2 || ^4.2', '>=4.2.0,<5.0.0'],
  ['*', ''],
  ['^x', ''],
])('Poetry’s %j is %j', (constraint, specifier) => {
  expect(fromPoetry(constraint)).toBe(specifier);
});

describe('lock files', () => {
  it.each(['package', 'packages'])('in TOML, with [[%s]]', (table) => {
    const text = `version = 1\n\n[[${table}]]\nname = "Django"\nversion = "5.2.3"\n\n[[${table}]]\nname = "local"\n`;
    expect(readTomlLock(text)).toEqual([{ name: 'django', kind: 'locked', specifier: '==5.2.3', line: 4 }]);
  });

  it('of Pipenv', () => {
    const text = JSON.stringify(
      { default: { django: { version: '==4.2.11' }, here: { path: '.' } }, develop: null },
      null,
      4,
    );
    expect(brief(readPipfileLock(text))).toEqual(['django==4.2.11 @3']);
  });

  it('that are something else have no pins', () => {
    expect(readTomlLock('package = "x"')).toEqual([]);
    expect(readPipfileLock('null')).toEqual([]);
  });
});

it('a Pipfile', () => {
  expect(
    brief(
      readPipfile('[packages]\ndjango = "==4.2.*"\n"x" = "*"\n[dev-packages]\npytest = {version = ">=8"}\n'),
    ),
  ).toEqual(['django==4.2.* @2', 'x @3', 'pytest>=8 @5']);
});

it('setup.cfg', () => {
  const text = `
[metadata]
name = shop
description = needs
    django==1.0
[options]
install_requires =
    Django>=4.2,<5.0; python_version >= "3.8"
    # a comment
    requests
[options.extras_require]
test = pytest; tox==4.1
`;
  expect(brief(readSetupCfg(text))).toEqual([
    'django>=4.2,<5.0 @8',
    'requests @10',
    'pytest @12',
    'tox==4.1 @12',
  ]);
});

it('names compare in their normal form', () => {
  expect(normalName('Django_Rest.Framework')).toBe('django-rest-framework');
});
