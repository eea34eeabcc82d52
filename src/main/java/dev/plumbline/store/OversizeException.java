package dev.plumbline.store;

import java.io.IOException;

/** A stored file is larger than a file of its kind can be. */
final class OversizeException extends IOException {
    private static final long serialVersionUID = 1L;

    OversizeException(String location, int limit) {
        super(location + " has more than " + limit + " bytes");
    }
}
