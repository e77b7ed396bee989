/**
 * The app's page for a site, where the packs stand beside the app's folder and not in it, and which is kept for reading
 * without a network.
 * @param html as it was built
 */
export function appPage(html: string): string {
  const more =
    '<meta name="djdocs-packs" content="../packs/" />\n    <script type="module" src="../site.js"></script>';
  return html.replace('</head>', () => `  ${more}\n  </head>`);
}
