/**
 * The first descent, explained: the numbers and pictures of {@code docs/why-b-is-slow.md}, computed by the product's own
 * trainer over exact moments, without Spark. {@link dev.plumbline.story.WhyBIsSlow} writes them, a test holds the page
 * to them. Imports {@code train}, {@code explain}, {@code summation}, the
 * synthetic rows of {@code source}, and {@code page} to draw.
 */
package dev.plumbline.story;
