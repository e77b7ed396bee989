import { expect, test } from 'vitest';
import { homeFolder } from '../../../indexer/core/home.ts';

const machine = (platform: string, env: Record<string, string> = {}) => ({
  platform,
  env,
  userFolder: platform === 'win32' ? 'C:\\Users\\ada' : '/home/ada',
});

test('is what DJDOCS_HOME names, on every platform', () => {
  for (const platform of ['linux', 'darwin', 'win32']) {
    expect(homeFolder(machine(platform, { DJDOCS_HOME: '/docs' }))).toBe('/docs');
  }
});

test("is the platform's place for application data otherwise", () => {
  expect(homeFolder(machine('linux'))).toBe('/home/ada/.local/share/djdocs');
  expect(homeFolder(machine('linux', { XDG_DATA_HOME: '/data' }))).toBe('/data/djdocs');
  expect(homeFolder(machine('darwin'))).toBe('/home/ada/Library/Application Support/djdocs');
  expect(homeFolder(machine('win32'))).toBe('C:\\Users\\ada\\AppData\\Local\\djdocs');
  expect(homeFolder(machine('win32', { LOCALAPPDATA: 'D:\\Local' }))).toBe('D:\\Local\\djdocs');
});
