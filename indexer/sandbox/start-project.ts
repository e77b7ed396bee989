import type { PlacedSnippet } from '../core/page-snippets.ts';
import { sessionSource } from '../core/python-shape.ts';
import type { ProjectFile } from './messages.ts';

/** A project to begin with, and what to try in it. */
export interface StartedProject {
  readonly files: readonly ProjectFile[];
  /** Python for the prompt. */
  readonly prompt: string;
}

/** What a file begins with, where it does not say so itself: a line, and what it is there for. */
interface Opening {
  readonly line: string;
  readonly unless: RegExp;
}

const PLACES: readonly (readonly [path: string, holds: RegExp])[] = [
  ['tests.py', /^class \w+\(.*TestCase\):/m],
  ['urls.py', /^urlpatterns\b/m],
  ['admin.py', /^@admin\.register\b|\badmin\.site\.register\(|^class \w+\(.*ModelAdmin\):/m],
  ['models.py', /^class \w+\(.*\bModel\):|\bmodels\.\w+Field\(/m],
  ['forms.py', /^class \w+\(.*Form\):/m],
  ['views.py', /^(async )?def \w+\(request\b|^class \w+\(.*View\):/m],
];

const OPENINGS: Readonly<Record<string, readonly Opening[]>> = {
  'models.py': [opening('from django.db import models')],
  'forms.py': [opening('from django import forms')],
  'admin.py': [opening('from django.contrib import admin')],
  'views.py': [
    opening('from django.http import HttpResponse'),
    opening('from django.shortcuts import get_object_or_404, redirect, render', 'render'),
  ],
  'urls.py': [opening('from django.urls import include, path', 'path'), opening('from . import views')],
  'tests.py': [opening('from django.test import TestCase')],
};

/** How the files are listed. */
const ORDER = ['models.py', 'forms.py', 'admin.py', 'views.py', 'urls.py', 'templates/page.html', 'tests.py'];

/** Modules that others of the project take names from, in the order in which they may. */
const SHARED = ['models', 'forms'];

/**
 * The project that a snippet and what stands before it on its page make: each piece in the file that Django would look for it
 * in, imports between them made to fit; what fits nowhere is for the prompt.
 * @param number the snippet's place on the page
 */
export function startProject(snippets: readonly PlacedSnippet[], number: number): StartedProject {
  const texts = new Map<string, string[]>();
  const prompt: string[] = [];
  for (const { snippet, number: place } of snippets.slice(0, number + 1)) {
    const { kind, text, runnable } = snippet;
    if (!runnable && place !== number) continue;
    if (kind === 'template') add(texts, 'templates/page.html', text);
    else if (kind === 'module') {
      const path = PLACES.find(([, holds]) => holds.test(text))?.[0];
      if (path) add(texts, path, text);
      else if (runnable) prompt.push(text);
    } else if (kind === 'doctest' && place === number) prompt.push(sessionSource(text));
  }
  const files = [...texts].map(([path, pieces]) => ({ path, text: fileText(path, pieces, texts) }));
  files.sort((a, b) => ORDER.indexOf(a.path) - ORDER.indexOf(b.path));
  return { files, prompt: ownImports(prompt.join('\n\n')).trim() };
}

function add(texts: Map<string, string[]>, path: string, text: string): void {
  texts.set(path, [...(texts.get(path) ?? []), text.trim()]);
}

function fileText(
  path: string,
  pieces: readonly string[],
  all: ReadonlyMap<string, readonly string[]>,
): string {
  const own = ownImports(pieces.join('\n\n\n'));
  if (!path.endsWith('.py')) return `${own}\n`;
  const before = SHARED.slice(0, SHARED.indexOf(path.replace('.py', '')) + 1 || undefined);
  const lines = [
    ...(OPENINGS[path] ?? []).filter(({ unless }) => !unless.test(own)).map(({ line }) => line),
    ...before
      .filter((name) => `${name}.py` !== path && all.has(`${name}.py`))
      .map((name) => `from .${name} import *`),
  ];
  return `${[...lines, ...(lines.length > 0 ? ['', ''] : []), own].join('\n')}\n`;
}

/** Imports of whatever the documentation calls its app, as imports of this one. */
function ownImports(text: string): string {
  return text
    .replace(/^(\s*)from (?!django\b|\.)[\w.]+\.(models|forms|views) import /gm, '$1from .$2 import ')
    .replace(/^(\s*)from (?!django\b|\.)[\w.]+ import (models|forms|views)$/gm, '$1from . import $2');
}

function opening(line: string, name = line.split(' ').at(-1) as string): Opening {
  return { line, unless: new RegExp(`^\\s*(from [\\w.]+ )?import .*\\b${name}\\b`, 'm') };
}
