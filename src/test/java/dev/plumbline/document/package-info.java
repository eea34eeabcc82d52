/**
 * Pages in Markdown with places for generated tables, and pictures as SVG: what documents with computed figures are made
 * of. Start with {@link dev.plumbline.document.Page} and {@link dev.plumbline.document.Panel}. Imports nothing of ours.
 */
package dev.plumbline.document;
