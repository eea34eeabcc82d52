package dev.plumbline.store;

/**
 * What a publication came to.
 *
 * @param version that is now published
 * @param current whether it is the current version; a version for an earlier day than the current one is not
 */
public record Published(ModelVersion version, boolean current) {}
