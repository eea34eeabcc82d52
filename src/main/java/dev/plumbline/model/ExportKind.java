package dev.plumbline.model;

import java.util.Locale;

/** A form in which a published model goes where it is used. */
public enum ExportKind {
    /** PMML 4.4, one regression model. */
    PMML("model.pmml", Form.CENTRED),
    /** An expression of Spark SQL. */
    SQL("model.sql", Form.CENTRED),
    /** An expression of standard SQL. */
    SQL_ANSI("model.sql", Form.CENTRED),
    /** A directory that {@code LinearRegressionModel.load} of Spark ML opens. */
    SPARK_ML("", Form.SLOPES_AND_INTERCEPT),
    /** A small JSON document for programs in any language. */
    JSON("model.json", Form.CENTRED),
    /** {@code terms.csv}, the table of terms. */
    TERMS("terms.csv", Form.SLOPES_AND_INTERCEPT);

    /** What of the line a form can hold. */
    public enum Form {
        /** All of it: its predictions have the bits of the model. */
        CENTRED,
        /** One slope for each feature and the prediction at the origin, which lose digits far from it. */
        SLOPES_AND_INTERCEPT
    }

    private final String file;
    private final Form form;

    ExportKind(String file, Form form) {
        this.file = file;
        this.form = form;
    }

    /** The word that users type. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What of the line it holds. */
    public Form form() {
        return form;
    }

    /** Whether it is a directory of several files. */
    public boolean isDirectory() {
        return file.isEmpty();
    }

    /** What its only file is called while it has no name yet; empty for a directory. */
    public String file() {
        return file;
    }
}
