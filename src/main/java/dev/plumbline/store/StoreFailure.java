package dev.plumbline.store;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.PlainText;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.StorageTrouble;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.Optional;

/** Failures of a file system, told as a person can act on them: one place that maps them to exit codes. */
final class StoreFailure {
    private StoreFailure() {}

    /**
     * The refusal for a failed call.
     *
     * @param what what could not be done, as in "Cannot " + what
     */
    static Refusal of(String what, IOException failure) {
        ExitCode code = code(failure);
        return new Refusal(code, "Cannot " + what + ": " + reason(failure) + "; " + wayOut(code, failure), failure);
    }

    /** The refusal for a commit of which it cannot be told whether it took place. Nothing may be deleted then. */
    static Refusal unknown(FileStore files, ModelName name, String path, IOException failure) {
        return new Refusal(
                ExitCode.COMMIT_UNKNOWN,
                "Cannot tell whether " + files.locate(path) + " was written: " + reason(failure)
                        + "; nothing was deleted; when the storage is back, this settles it: "
                        + repairCommand(files, name),
                failure);
    }

    /** A refusal of what {@code models repair} restores, with that way out named too. */
    static Refusal repairable(FileStore files, ModelName name, Refusal damaged) {
        return NewerFormat.isCauseOf(damaged)
                ? damaged
                : new Refusal(
                        damaged.code(),
                        damaged.getMessage() + "; or let this settle it: " + repairCommand(files, name),
                        damaged.getCause());
    }

    /** The command that settles what is current, as it can be typed. */
    static String repairCommand(FileStore files, ModelName name) {
        return "plumbline models repair " + of(files, name);
    }

    /** The options that name a model, as they can be typed. */
    static String of(FileStore files, ModelName name) {
        String models = files.locate("");
        boolean plain = models.matches("[A-Za-z0-9_@%+=:,./-]+");
        String typed = plain ? models : "'" + models.replace("'", "'\\''") + "'";
        return "--models " + PlainText.escape(typed) + " --model " + name;
    }

    private static ExitCode code(IOException failure) {
        String text = text(failure);
        if (failure instanceof SymbolicLinkException || failure instanceof OversizeException) {
            return ExitCode.STATE_REFUSED;
        }
        Optional<StorageTrouble> trouble = StorageTrouble.of(failure);
        if (trouble.equals(Optional.of(StorageTrouble.FORBIDDEN))) {
            return ExitCode.NO_PERMISSION;
        }
        if (failure instanceof NotDirectoryException
                || failure instanceof FileAlreadyExistsException
                || failure instanceof org.apache.hadoop.fs.FileAlreadyExistsException
                || failure instanceof org.apache.hadoop.fs.ParentNotDirectoryException
                || text.contains("not a directory")
                || text.contains("is a directory")
                || text.contains("file name too long")
                || text.contains("read-only file system")) {
            return ExitCode.CANNOT_CREATE;
        }
        return trouble.map(each -> each == StorageTrouble.NO_BUCKET ? ExitCode.CANNOT_CREATE : each.code())
                .orElse(ExitCode.IO_ERROR);
    }

    private static String wayOut(ExitCode code, IOException failure) {
        return switch (code) {
            case NO_PERMISSION ->
                isAddress(failure)
                        ? "see that the credentials are those of this store and may write there, or choose another place"
                                + " with --models"
                        : "give this user write permission there, or choose another place with --models";
            case CANNOT_CREATE ->
                StorageTrouble.of(failure).equals(Optional.of(StorageTrouble.NO_BUCKET))
                        ? "create the bucket, or choose another place with --models"
                        : "remove what stands in the way, or choose another place with --models";
            case UNAVAILABLE -> "start the same command again when the storage is back";
            case STATE_REFUSED -> "put the store's own file back in its place";
            default ->
                isFull(failure)
                        ? "make room there, then start the same command again"
                        : "start the same command again when the cause is mended";
        };
    }

    private static boolean isAddress(IOException failure) {
        return failure instanceof FileSystemException at
                && String.valueOf(at.getFile()).contains("://");
    }

    private static boolean isFull(IOException failure) {
        String text = text(failure);
        return text.contains("no space left") || text.contains("quota");
    }

    /** The reason in one line, with the place where the failure names it. */
    static String reason(Exception failure) {
        if (failure instanceof AccessDeniedException denied) {
            // An object store says more: which credentials it does not know, for one.
            String why = isAddress(denied) && denied.getReason() != null
                    ? ": " + PlainText.excerpt(denied.getReason(), 300)
                    : "";
            return "permission denied at " + PlainText.escape(String.valueOf(denied.getFile())) + why;
        }
        if (failure instanceof FileSystemException fsFailure && fsFailure.getFile() != null) {
            String why = fsFailure.getReason() == null ? kind(failure) : fsFailure.getReason();
            return PlainText.escape(why + " at " + fsFailure.getFile());
        }
        String message = failure.getMessage();
        return message == null
                ? kind(failure)
                : PlainText.excerpt(message.lines().findFirst().orElse(""), 500);
    }

    private static String kind(Exception failure) {
        if (failure instanceof FileNotFoundException || failure instanceof java.nio.file.NoSuchFileException) {
            return "no such file";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "a file is in the way";
        }
        if (failure instanceof NotDirectoryException) {
            return "not a directory";
        }
        return failure.getClass().getSimpleName();
    }

    private static String text(IOException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    }
}
