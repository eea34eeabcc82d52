package dev.plumbline.store;

import dev.plumbline.model.ModelName;

/** Where the files of a model lie under the root of its store. */
final class Layout {
    static final String CLAIM = "claim.json";
    static final String MODEL = "model.json";
    static final String TERMS = "terms.csv";
    static final String HISTORY = "history.jsonl";
    static final String MANIFEST = "manifest.json";
    static final String RUN = "run.json";
    static final String STATUS = "status.json";
    static final String EVENTS = "events.jsonl";
    static final String PAGE = "report.html";
    static final String CHARTS = "charts.json";
    static final String CHECKPOINTS = "checkpoints";

    /** Most bytes of a small JSON file: claims, moves, the pointer. */
    static final int SMALL = 1 << 16;
    /** Most bytes of a manifest. */
    static final int MANIFEST_LIMIT = 1 << 20;
    /** Most bytes of a model: a million features with long names. */
    static final int MODEL_LIMIT = 1 << 29;

    /** Most bytes of what makes a run: some hundred thousand input files with long names. */
    static final int RUN_LIMIT = 1 << 27;

    private Layout() {}

    static String current(ModelName name) {
        return name + "/current.json";
    }

    static String lease(ModelName name) {
        return name + "/lease.json";
    }

    static String moves(ModelName name) {
        return name + "/moves";
    }

    static String versions(ModelName name) {
        return name + "/versions";
    }

    static String version(ModelName name, ModelVersion version) {
        return versions(name) + "/" + version;
    }

    static String file(ModelName name, ModelVersion version, String file) {
        return version(name, version) + "/" + file;
    }

    static String runs(ModelName name) {
        return name + "/runs";
    }

    static String run(ModelName name, String run) {
        return runs(name) + "/" + run;
    }

    /** Tombstones of removed versions. */
    static String removed(ModelName name) {
        return name + "/removed";
    }
}
