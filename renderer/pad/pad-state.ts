import type { ProjectFile } from '../../indexer/sandbox/messages.ts';
import type { StartedProject } from '../../indexer/sandbox/start-project.ts';

/** What can be asked of a project: Python at a prompt, requests to its addresses, management commands. */
export type AskKind = 'python' | 'request' | 'shell';

/** A project as it lies on the pad, with what was last asked of it. */
export interface PadProject {
  readonly files: readonly ProjectFile[];
  readonly asks: Readonly<Record<AskKind, string>>;
  /** The version of the documentation that it was started from; it chooses the Django. */
  readonly docVersion?: string;
}

export interface Pad {
  readonly project: PadProject;
  /** The project that was there before this one. */
  readonly before?: PadProject;
}

export type PadStep =
  | { readonly kind: 'write'; readonly path: string; readonly text: string }
  | { readonly kind: 'add'; readonly path: string }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'ask'; readonly ask: AskKind; readonly text: string }
  | { readonly kind: 'start'; readonly project: PadProject }
  | { readonly kind: 'bring-back' };

/** A project that was just started, with something to try in each way. */
export function freshProject({ files, prompt }: StartedProject, docVersion?: string): PadProject {
  const hasTests = files.some(({ path }) => path === 'tests.py');
  return {
    files,
    asks: {
      python: prompt,
      request: 'GET /',
      shell: `python manage.py ${hasTests ? 'test' : 'check'}`,
    },
    ...(docVersion === undefined ? {} : { docVersion }),
  };
}

/** The pad after a step. A step that cannot be (a name that is taken, or is none) changes nothing. */
export function reducePad(pad: Pad, step: PadStep): Pad {
  const { project, before } = pad;
  const withFiles = (files: readonly ProjectFile[]) => ({ ...pad, project: { ...project, files } });
  switch (step.kind) {
    case 'write':
      return withFiles(
        project.files.map((file) => (file.path === step.path ? { ...file, text: step.text } : file)),
      );
    case 'add':
      return isFree(project, step.path) ? withFiles([...project.files, { path: step.path, text: '' }]) : pad;
    case 'rename':
      return isFree(project, step.to)
        ? withFiles(
            project.files.map((file) => (file.path === step.path ? { ...file, path: step.to } : file)),
          )
        : pad;
    case 'remove':
      return withFiles(project.files.filter(({ path }) => path !== step.path));
    case 'ask':
      return { ...pad, project: { ...project, asks: { ...project.asks, [step.ask]: step.text } } };
    case 'start':
      return { project: step.project, before: project };
    case 'bring-back':
      return before ? { project: before, before: project } : pad;
  }
}

/** Whether a file of the project may be called so: below its folder, by names that every system takes, and not there yet. */
export function isFree({ files }: PadProject, path: string): boolean {
  return isFilePath(path) && !files.some((file) => file.path === path);
}

/** Whether a text is the path of a file that can be in a project. */
export function isFilePath(path: string): boolean {
  return path.length <= 120 && /^[A-Za-z_][\w-]*(\/[A-Za-z_][\w-]*)*\.[a-z]{1,8}$/.test(path);
}
