package dev.plumbline.source;

/**
 * A file as it was found.
 *
 * @param path absolute, with scheme
 * @param length in bytes
 * @param modified milliseconds since 1970, or 0 where the store does not say
 */
public record InputFile(String path, long length, long modified) {}
