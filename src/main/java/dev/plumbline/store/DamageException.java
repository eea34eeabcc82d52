package dev.plumbline.store;

import java.io.IOException;

/** A stored document is not what was written; the message is a clause about it, as "it is cut short". */
final class DamageException extends IOException {
    private static final long serialVersionUID = 1L;

    DamageException(String problem) {
        super(problem);
    }
}
