package dev.plumbline.job;

import java.util.Map;

/** The software that a model was made with. */
final class Versions {
    private Versions() {}

    /** Of the jar, or {@code development} where classes run outside of one. */
    static String plumbline() {
        String version = Versions.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    static Map<String, String> all(String spark) {
        return Map.of("plumbline", plumbline(), "spark", spark, "java", System.getProperty("java.version"));
    }
}
