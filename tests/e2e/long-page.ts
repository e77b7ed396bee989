/** Sections of a page that is far longer than any window. */
export const LONG_SECTIONS = 140;

const SAYINGS = [
  'The keeper of the light writes down the wind, the swell and every sail that goes by.',
  'Nobody rows out before the bell has been rung twice and answered from the other side.',
  'A rope that has lain in the sun is turned end for end before it is trusted with a boat.',
  'Whoever finds a net adrift brings it to the shed and hangs it where its owner will see it.',
];

/** A page of many sections with prose and code, as Markdown. */
export function longPage(): string {
  const sections = Array.from({ length: LONG_SECTIONS }, (_, i) => {
    const prose = SAYINGS.map((saying, j) => `${saying} Rule ${i}.${j} says so.`).join('\n\n');
    return `## Rule ${i}\n\n${prose}\n\n\`\`\`python\nrule = ${i}\nprint("rule", rule)\n\`\`\``;
  });
  return `# Rules of the harbour\n\nThese are all of them.\n\n${sections.join('\n\n')}\n\nThe very last word is halyard.\n`;
}
