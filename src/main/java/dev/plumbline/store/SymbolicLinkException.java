package dev.plumbline.store;

import java.nio.file.FileSystemException;

/** A symbolic link stands where the store keeps a file or directory of its own. */
final class SymbolicLinkException extends FileSystemException {
    private static final long serialVersionUID = 1L;

    SymbolicLinkException(String location) {
        super(location, null, "symbolic link inside the store");
    }
}
