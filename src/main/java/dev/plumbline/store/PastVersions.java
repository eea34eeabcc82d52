package dev.plumbline.store;

import java.util.List;

/**
 * The last versions of a model before a moment.
 *
 * @param versions oldest first
 * @param unread why some are not among them, each a sentence
 */
public record PastVersions(List<StoredModel> versions, List<String> unread) {
    public PastVersions {
        versions = List.copyOf(versions);
        unread = List.copyOf(unread);
    }
}
